import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A question that a provider was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Behaviour = (request: IncomingMessage, reply: ServerResponse) => void;

/** Stands in for a provider's server on this machine, and keeps what it was asked. */
export class ProviderStandIn implements AsyncDisposable {
  readonly asked: Asked[] = [];
  url = '';
  #behave: Behaviour = () => undefined;
  readonly #server = createServer((request, reply) => void this.#take(request, reply));

  static async start(): Promise<ProviderStandIn> {
    const standIn = new ProviderStandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    standIn.url = `http://127.0.0.1:${(standIn.#server.address() as AddressInfo).port}`;
    return standIn;
  }

  /** From now on it answers with this, as JSON unless it is a text. */
  answers(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): void {
    this.#behave = (_, reply) => {
      reply.writeHead(status, { 'content-type': 'application/json', ...headers });
      reply.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }

  /** From now on it does something else. */
  behaves(behaviour: Behaviour): void {
    this.#behave = behaviour;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    this.asked.push({ method: request.method!, path: request.url!, headers: request.headers, body });
    this.#behave(request, reply);
  }
}
