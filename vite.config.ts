import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
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

/** What is loaded when it is needed by modules and one-file builds alike. */
const LATER =
  /(writing|comment-form\/define|give|special|numbers|rating-summary\/define|report-form|author-rating|privacy|insistence|captcha-session|providers\/run|\.\/review|preset|presets\/\w\w)\.js$/;

/**
 * Everything else that is loaded when it is needed is part of the first file. Said to the bundler as plain imports, it needs
 * no wrappers around each module: about a kilobyte.
 */
const importAtOnce = (): Plugin => ({
  name: 'import-at-once',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('/src/') || !/\bimport\('/.test(code)) return null;
    const imports: string[] = [];
    const replaced = code.replace(/\bimport\('([^']+)'\)/g, (found, module: string) => {
      if (LATER.test(module)) return found;
      const lazy = `lazy${imports.length}`;
      imports.push(`import * as ${lazy} from '${module}';`);
      // By its names: for a namespace as an object, every chunk would wait for a helper in a chunk of its own.
      const source = readFileSync(resolve(dirname(id), module.replace(/js$/, 'ts')), 'utf8');
      const names = [...source.matchAll(/^export (?:(?:async )?(?:class|function|const)|\{) (\w+)/gm)].map(
        ([, name]) => name,
      );
      return `Promise.resolve({ ${names.map((name) => `${name}: ${lazy}.${name}`).join(', ')} })`;
    });
    return { code: imports.join('') + replaced, map: null };
  },
});

/** What the bundler has minified once more, for another per cent of what every reader downloads. */
const squeeze = (): Plugin => ({
  name: 'squeeze',
  apply: 'build',
  async generateBundle({ format }, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code, map } = await minify(chunk.code, {
        module: format === 'es',
        ecma: 2020,
        compress: { passes: 2, unsafe_arrows: true },
        format: { comments: false },
        ...(chunk.map && {
          sourceMap: { content: JSON.stringify(chunk.map), includeSources: true, url: `${chunk.fileName}.map` },
        }),
      });
      chunk.code = code ?? chunk.code;
      const mapFile = bundle[`${chunk.fileName}.map`];
      if (mapFile?.type === 'asset' && typeof map === 'string') mapFile.source = map;
    }
  },
});

const output = { dir: 'dist', minify: true, comments: false } as const;

/**
 * Everything that is needed to write, in one file. What they share with the first file stays there; with one more file
 * for that, reading would wait for two.
 */
const writing = {
  name: 'writing',
  test: /elements\/(comment-form|captcha|terms)\/|src\/writing|src\/captcha\/[^/]+$|terms-slice|rating\/give|report-form|styles\/field|directives\/live/,
};

/** What runs the checks of providers, for sites that have one. */
const providers = { name: 'providers', test: /src\/captcha\/providers\// };

/** More of everybody's ratings than their average, for the pages that ask for it. */
const numbers = {
  name: 'numbers',
  test: /elements\/rating\/(numbers|histogram|schema|bar)|elements\/rating-summary\//,
};

/** Consent and what counts after it, in one file, for pages that have one of the two. */
const privacy = {
  name: 'privacy',
  test: /elements\/(consent|analytics)\/|src\/(consent|analytics)\/|src\/privacy|consent-(slice|controller)/,
};

/** What a script tag loads. Everything else in `dist/` is compiled by `tsc`, unbundled. */
export default defineConfig({
  plugins: [minifyTemplates(), importAtOnce(), squeeze()],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    sourcemap: true,
    lib: { entry: 'src/script.ts' }, // as a library: pages get no loader of Vite's around imports
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      checks: { emptyImportMeta: false },
      output: [
        {
          ...output,
          format: 'es',
          entryFileNames: 'afterword.js',
          chunkFileNames: 'afterword-[name]-[hash].js',
          codeSplitting: { includeDependenciesRecursively: false, groups: [writing, providers, numbers, privacy] },
        },
        {
          ...output,
          format: 'iife',
          codeSplitting: false,
          name: 'Afterword',
          entryFileNames: 'afterword.iife.js',
          intro: 'var afterwordScript = document.currentScript?.src;',
        },
      ],
    },
  },
});
