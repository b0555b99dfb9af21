import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' };
const folders = { modules: 'node_modules/', afterword: '../../dist/' };

async function bundle(entry) {
  const [{ output }] = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'bundle' } },
  });
  return output[0].code;
}

/** One origin for all elements' files as they are published, and for pages that are written while it runs. */
export async function startHost() {
  const pages = new Map();
  const ignite = await bundle('ignite.js');
  const listener = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, host.url);
    const send = (type, body, headers) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
    try {
      const [, first, ...rest] = pathname.split('/');
      const page = pages.get(pathname);
      if (page) return send(TYPES.html, page.html, page.policy && { 'content-security-policy': page.policy });
      if (first === 'bundled') return send(TYPES.js, ignite);
      const file = new URL(folders[first] + rest.join('/'), import.meta.url);
      send(TYPES[file.pathname.split('.').at(-1)] ?? 'text/plain', await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const host = {
    url: `http://127.0.0.1:${listener.address().port}`,
    /** Serves a document, under a policy if there is one, and tells its address. */
    write(html, policy) {
      const path = `/page/${pages.size}`;
      pages.set(path, { html, policy });
      return host.url + path;
    },
    stop: () => listener.close(),
  };
  return host;
}
