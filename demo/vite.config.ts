import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const kit = fileURLToPath(new URL('../src/define.ts', import.meta.url));
const server = `http://localhost:${process.env.PORT ?? '8080'}`;

/** The pages load the kit from its sources, at the address where the server has the built one. */
const kitFromSource = (): Plugin => ({
  name: 'kit-from-source',
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const [path = '', query] = (request.url ?? '').split('?');
      if (path === '/afterword.js') request.url = `/@fs${kit}`;
      else if (/^\/[\w-]+$/.test(path)) request.url = `${path}.html${query ? `?${query}` : ''}`;
      next();
    });
  },
});

/** `npm run dev`: pages and kit with hot reload, in front of a running server. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [kitFromSource()],
  server: { proxy: { '/api': server }, fs: { allow: ['..'] } },
});
