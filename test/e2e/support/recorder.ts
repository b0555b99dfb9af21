import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Recorded {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP server on this machine that answers with what it is told to. */
export class LocalServer implements AsyncDisposable {
  readonly requests: Recorded[] = [];
  readonly #http: Server;

  protected constructor(
    answer: (request: Recorded) => { readonly headers?: Record<string, string>; readonly body: string },
  ) {
    this.#http = createServer((incoming, reply) => {
      let body = '';
      incoming.on('data', (part) => (body += String(part)));
      incoming.on('end', () => {
        const { method = '', url = '', headers } = incoming;
        const request = { method, url, headers, body };
        this.requests.push(request);
        const { headers: said = {}, body: text } = answer(request);
        for (const [name, value] of Object.entries(said)) reply.setHeader(name, value);
        reply.end(text);
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  protected async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}

/** Stands in for a vendor: it takes everything, and would like to be known again. */
export class Recorder extends LocalServer {
  static start(): Promise<Recorder> {
    const headers = { 'set-cookie': 'vendor=1; path=/', 'access-control-allow-origin': '*' };
    return new Recorder(() => ({ headers, body: 'ok' })).listen();
  }

  /** What it was told happened, as the vendor calls it. */
  get events(): string[] {
    return this.requests.map(({ url, body }) => {
      const query = new URL(url, 'http://vendor').searchParams;
      const inBody = body ? (JSON.parse(body) as { name: string }).name : undefined;
      return query.get('ev') ?? query.get('en') ?? query.get('e_a') ?? query.get('action_name') ?? inBody ?? '?';
    });
  }
}

/** A site of somebody's. Its pages have one body; what is asked for is theirs to choose. */
export class Site extends LocalServer {
  body = '';
  title = 'A site';
  policy = '';

  static async start(): Promise<Site> {
    const site: Site = new Site(() => ({
      headers: {
        'content-type': 'text/html; charset=utf-8',
        ...(site.policy && { 'content-security-policy': site.policy }),
      },
      body: `<!doctype html><html lang="en"><head><title>${site.title}</title><link rel="icon" href="data:,"></head><body>${site.body}</body></html>`,
    }));
    return site.listen();
  }
}
