import type { LiveEvent } from 'afterword/protocol';
import { Bell } from './bell.js';
import type { Hub } from './hub.js';

/** Proxies close what stays silent for half a minute. */
const HEARTBEAT = 20_000;

interface Feed {
  since(key: string, rev: number): Promise<{ readonly events: readonly LiveEvent[]; readonly more: boolean }>;
}

interface Options {
  readonly key: string;
  /** What the reader has seen already. */
  readonly rev: number;
  readonly signal: AbortSignal;
  readonly heartbeat?: number;
}

/** A cursor over the database that the hub wakes up: what a reader missed and what happens next are one query. */
export async function* changes(feed: Feed, hub: Pick<Hub, 'join'>, options: Options): AsyncGenerator<string> {
  const { key, signal, heartbeat = HEARTBEAT } = options;
  let { rev } = options;
  const bell = new Bell();
  const leave = hub.join(key, () => bell.ring());
  signal.addEventListener('abort', () => bell.ring(), { once: true });
  bell.ring(); // there may be news since the revision that the reader has
  try {
    yield ': welcome\n\n'; // sends the headers, so that the browser knows that it is connected
    while (!signal.aborted) {
      if (bell.answer()) {
        const { events, more } = await feed.since(key, rev);
        // In one piece: the last events share a revision, and a connection cut between them would miss the second.
        if (events.length > 0) yield events.map(write).join('');
        rev = events.at(-1)?.rev ?? rev;
        if (more) bell.ring();
      } else if (!(await bell.wait(heartbeat))) yield ': ping\n\n';
    }
  } finally {
    leave();
  }
}

/** Our own ids and JSON hold no line breaks, so neither can end a field early. */
function write({ type, rev, data }: LiveEvent): string {
  return `id: ${rev}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
