import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody's, on an origin of its own, with nothing but what is given. */
export class Site {
  readonly url: string;
  readonly close: () => void;

  private constructor(url: string, close: () => void) {
    this.url = url;
    this.close = close;
  }

  /** `body` by the path that is asked for, without its slash. */
  static async open(body: (path: string) => string): Promise<Site> {
    const http = createServer(({ url = '' }, reply) => {
      reply.setHeader('content-type', 'text/html; charset=utf-8');
      const path = decodeURIComponent(new URL(url, 'http://site').pathname.slice(1));
      reply.end(
        `<!doctype html><html lang="en"><head><title>A site</title><link rel="icon" href="data:,"></head><body>${body(path)}</body></html>`,
      );
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new Site(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, () => void http.close());
  }
}
