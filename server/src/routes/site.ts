import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The folder of the kit, wherever it is installed. */
const KIT = dirname(fileURLToPath(import.meta.resolve('afterword/package.json')));

/** The strictest policy that the kit promises to work under, so that the demonstration proves it on every visit. */
const DEMO_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src data:; require-trusted-types-for 'script'; trusted-types lit-html";

/** What the build for script tags is made of. */
const KIT_FILE = /^afterword(\.iife|-[\w-]+)?\.js(\.map)?$/;

/** The kit's own files, and the demonstration pages unless they are switched off. */
export const siteRoutes =
  ({ demo }: { readonly demo: boolean }): FastifyPluginAsync =>
  async (app) => {
    await app.register(files, { root: join(KIT, 'dist'), serve: false });
    for (const name of readdirSync(join(KIT, 'dist')).filter((file) => KIT_FILE.test(file))) {
      app.get(`/${name}`, { schema: { hide: true } }, (_, reply) =>
        reply
          .headers({
            'access-control-allow-origin': '*', // a module script is fetched with CORS, and these files are public
            'cross-origin-resource-policy': 'cross-origin',
            'x-content-type-options': 'nosniff',
          })
          .sendFile(name, { maxAge: '5m' }),
      );
    }
    if (!demo) return;
    await app.register(files, {
      root: join(KIT, 'demo'),
      decorateReply: false,
      extensions: ['html'],
      schemaHide: true,
      setHeaders: (reply) => {
        void reply.header('content-security-policy', DEMO_POLICY);
        void reply.header('x-content-type-options', 'nosniff');
      },
    });
  };
