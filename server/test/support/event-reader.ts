import type { LiveEvent } from 'afterword/protocol';
import { ORIGIN } from './client.js';

/** A reader's end of an event stream: over real HTTP, and patient until something arrives. */
export class EventReader implements AsyncDisposable {
  readonly response: Response;
  /** Lines that only keep the connection warm. */
  readonly remarks: string[] = [];
  readonly #abort: AbortController;
  readonly #chunks: AsyncIterator<string, undefined>;
  readonly #waiting: LiveEvent[] = [];
  #rest = '';

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    const text = response.body!.pipeThrough(new TextDecoderStream()) as AsyncIterable<string, undefined>;
    this.#chunks = text[Symbol.asyncIterator]();
  }

  static async open(url: string, page: string, query = '', headers: Record<string, string> = {}): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(`${url}/api/v1/pages/${encodeURIComponent(page)}/events${query}`, {
      headers: { origin: ORIGIN, ...headers },
      signal: abort.signal,
    });
    const reader = new EventReader(response, abort);
    if (response.ok) await reader.#read(); // the welcome: from here on nothing is missed
    return reader;
  }

  /** The next event, its id as `rev`, or undefined when the server ended the stream. */
  async next(): Promise<LiveEvent | undefined> {
    while (this.#waiting.length === 0) {
      if (!(await this.#read())) return undefined;
    }
    return this.#waiting.shift();
  }

  /** Reads on up to an event that fits, and returns everything up to and with it. */
  async until(fits: (event: LiveEvent) => boolean): Promise<LiveEvent[]> {
    const events: LiveEvent[] = [];
    for (let event = await this.next(); event; event = await this.next()) {
      events.push(event);
      if (fits(event)) return events;
    }
    throw new Error(`The stream ended after ${events.length} events without the one that was awaited.`);
  }

  /** Resolves when the server ends the stream. */
  async ended(): Promise<void> {
    while (await this.next());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    await this.ended().catch(() => undefined);
  }

  async #read(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    const blocks = (this.#rest + value).split('\n\n');
    this.#rest = blocks.pop()!;
    for (const block of blocks) {
      if (block.startsWith(':')) this.remarks.push(block);
      else this.#waiting.push(parse(block));
    }
    return true;
  }
}

function parse(block: string): LiveEvent {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return { rev: Number(fields.id), type: fields.event, data: JSON.parse(fields.data!) as unknown } as LiveEvent;
}
