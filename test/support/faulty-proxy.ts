import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What is wrong with the way to the server:
 * - `down`: connections break before an answer, and open streams break too;
 * - `deaf`: requests arrive and are done, but their answers are lost;
 * - `broken`: a proxy in front answers 502 with a page of HTML;
 * - `slow`: every answer takes a second longer;
 * - `late`: requests arrive and are done, and their answers come when the way is mended;
 * - `failing`: the server has a defect and says so;
 * - `busy`: it has had too much, and asks to be left alone for a second;
 * - `captive`: somebody else's page comes in place of every answer, and says that all is well;
 * - `suspicious`: it takes every reader for a program.
 */
export type Fault =
  'none' | 'down' | 'deaf' | 'broken' | 'slow' | 'late' | 'failing' | 'busy' | 'captive' | 'suspicious';

const REFUSALS: Partial<Record<Fault, { status: number; code: string }>> = {
  failing: { status: 500, code: 'internal' },
  busy: { status: 429, code: 'rate_limited' },
  suspicious: { status: 403, code: 'captcha_rejected' },
};

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
};

/**
 * Stands between the elements and real servers. `/via/<name>/…` is a way of its own that can be broken without touching
 * anybody else's: `PUT /fault/<name>?is=down`. `/to/<server>/…` leads to another server than the first, and so does a
 * way whose name ends in `@<server>`. Each way is a household of its own, so that no test is refused for what others do.
 */
export async function startFaultyProxy(
  servers: Record<string, string>,
  onCommand: (command: never) => Promise<unknown>,
): Promise<string> {
  const faults = new Map<string, Fault>();
  const streams = new Map<string, Set<ServerResponse>>();

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://proxy');
    const [, first, name = ''] = url.pathname.split('/');
    if (incoming.method === 'OPTIONS' && ['fault', 'command'].includes(first ?? ''))
      return void outgoing.writeHead(204, CORS).end();
    if (first === 'command') {
      const done = await onCommand(JSON.parse(await read(incoming)) as never);
      return void outgoing.writeHead(200, CORS).end(JSON.stringify(done ?? null));
    }
    if (first === 'fault') {
      const fault = url.searchParams.get('is') as Fault;
      faults.set(name, fault);
      if (fault === 'down') streams.get(name)?.forEach((stream) => stream.destroy());
      return void outgoing.writeHead(204, CORS).end();
    }
    const way = first === 'via' ? name : '';
    const server = servers[first === 'to' ? name : (way.split('@')[1] ?? '')] ?? '';
    const path = (incoming.url ?? '/').replace(/^\/(via|to)\/[^/]+/, '');
    const open = streams.get(way) ?? new Set();
    streams.set(way, open.add(outgoing));
    outgoing.on('close', () => open.delete(outgoing));
    incoming.headers['x-forwarded-for'] = addressOf(way);
    await forward(incoming, outgoing, server + path, () => faults.get(way) ?? 'none');
  };

  const proxy = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: string,
  fault: () => Fault,
): Promise<void> {
  if (fault() === 'down') return void outgoing.destroy();
  if (fault() === 'broken')
    return void outgoing.writeHead(502, { 'content-type': 'text/html', ...CORS }).end('<h1>Bad gateway</h1>');
  if (fault() === 'captive')
    return void outgoing.writeHead(200, { 'content-type': 'text/html', ...CORS }).end('<h1>Please log in</h1>');
  const refusal = REFUSALS[fault()];
  if (refusal && incoming.method !== 'OPTIONS') {
    outgoing.writeHead(refusal.status, { 'content-type': 'application/problem+json', 'retry-after': '1', ...CORS });
    return void outgoing.end(JSON.stringify({ type: 'about:blank', title: '', detail: '', ...refusal }));
  }
  if (fault() === 'slow') await new Promise((resolve) => setTimeout(resolve, 1000));
  const { host: _, ...headers } = incoming.headers;
  const onward = request(url, { method: incoming.method, headers }, async (reply) => {
    while (fault() === 'late' && !outgoing.destroyed) await new Promise((resolve) => setTimeout(resolve, 10));
    if (fault() === 'deaf') return void outgoing.destroy();
    outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
    reply.on('error', () => outgoing.destroy()).pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

/** One private address for each way. */
function addressOf(way: string): string {
  const [a, b, c] = createHash('sha256').update(way).digest();
  return `10.${a}.${b}.${c}`;
}

async function read(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part as string;
  return text;
}
