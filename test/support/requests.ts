/** A call that was made, as the page made it. It goes on to the server untouched. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  /** Whether an answer that the browser has kept will do. */
  readonly cache: RequestCache;
  readonly status: Promise<number | undefined>;
  /** What came back, if it was JSON. */
  readonly reply: Promise<unknown>;
}

const calls: Request[] = [];
const streams: EventSource[] = [];

const send = window.fetch.bind(window);
window.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  const answered = send(input, init);
  const body = typeof init?.body === 'string' ? init.body : '';
  const reply = answered.then((response) => response.clone().json() as Promise<unknown>).catch(() => undefined);
  const status = answered.then((response) => response.status).catch(() => undefined);
  calls.push({ method: init?.method ?? 'GET', url, body, cache: init?.cache ?? 'default', status, reply });
  return answered;
};

window.EventSource = class extends EventSource {
  constructor(url: string | URL) {
    super(url);
    streams.push(this);
  }
};

/** The calls that were made: `PUT …/rating` by what the address ends with. */
export function callsTo(server: string, method: string, ending: string): readonly Request[] {
  return calls.filter((call) => call.method === method && call.url.startsWith(server) && call.url.endsWith(ending));
}

/** The event streams that are open. */
export function openStreams(server: string): readonly EventSource[] {
  return streams.filter(({ url, readyState }) => url.startsWith(server) && readyState !== EventSource.CLOSED);
}
