import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { contenders } from './contenders.mjs';
import { artalkAnswer, walineAnswer } from './stand-ins.mjs';

const TYPES = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css' };

/** One origin for every contender's page, its files, and the answers of the peers' servers. */
export async function startHost(server, threads) {
  const listener = createServer(async (request, response) => {
    const url = new URL(request.url, host.url);
    const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    const json = (body) => send('application/json', typeof body === 'string' ? body : JSON.stringify(body));
    try {
      const [, first, ...rest] = url.pathname.split('/');
      if (first === 'page') {
        const { html } = contenders[Number(rest[0])];
        const count = Number(url.searchParams.get('count'));
        return send('text/html', html({ host: host.url, server, page: `bench_${count}`, count }));
      }
      if (first === 'waline') return json(walineAnswer(request.method, url, threads));
      if (first === 'artalk') return json(artalkAnswer(request.method, url, threads));
      if (first === 'avatar') return response.writeHead(204).end();
      const path = first === 'modules' ? `node_modules/${rest.join('/')}` : first;
      send(TYPES[path.split('.').at(-1)] ?? 'text/plain', await readFile(new URL(path, import.meta.url)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const host = { url: `http://127.0.0.1:${listener.address().port}`, stop: () => listener.close() };
  return host;
}
