import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig, type Plugin } from 'vite';

/** White space inside `html` and `css` templates is bytes that every reader would download. */
const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'pre',
  apply: 'build',
  async transform(code, id) {
    if (!id.includes('/src/')) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id });
    return result && { code: result.code, map: result.map };
  },
});

/**
 * What other builds load when it is needed is part of the one file anyway. Said to the bundler as plain imports, it
 * needs no wrappers around each module: about a kilobyte.
 */
const importAtOnce = (): Plugin => ({
  name: 'import-at-once',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('/src/') || !/\bimport\('/.test(code)) return null;
    const imports: string[] = [];
    const replaced = code.replace(/\bimport\(('[^']+')\)/g, (_, module: string) => {
      imports.push(`import * as lazy${imports.length} from ${module};`);
      return `Promise.resolve(lazy${imports.length - 1})`;
    });
    return { code: imports.join('') + replaced, map: null };
  },
});

const output = { dir: 'dist', codeSplitting: false, minify: true, comments: false } as const;

/** The one-file builds that a script tag loads. Everything else in `dist/` is compiled by `tsc`, unbundled. */
export default defineConfig({
  plugins: [minifyTemplates(), importAtOnce()],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    sourcemap: true,
    rolldownOptions: {
      input: 'src/define.ts',
      preserveEntrySignatures: 'strict',
      checks: { emptyImportMeta: false },
      output: [
        { ...output, format: 'es', entryFileNames: 'afterword.js' },
        {
          ...output,
          format: 'iife',
          name: 'Afterword',
          entryFileNames: 'afterword.iife.js',
          intro: 'var afterwordScript = document.currentScript?.src;',
        },
      ],
    },
  },
});
