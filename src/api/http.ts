import type { Problem } from '../protocol.js';
import { ApiError } from './api-error.js';
import { forget, recall, remember, type StorageKey } from './storage.js';

/** A server that does not answer at all is not waited for longer than this. */
const TIMEOUT = 20_000;

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * `true`: the call is somebody's, and without a visitor token yet, one is asked for first. `false`: it is nobody's, and
   * its answer the same for everyone.
   */
  readonly asVisitor?: boolean;
  /** Past what the browser has kept of an earlier answer. */
  readonly isFresh?: boolean;
}

/** Calls to one server. Nothing above this knows of headers, tokens or status codes. */
export class Http {
  /** The base address, with a closing slash. */
  readonly server: string;
  readonly #tokenKey: StorageKey;
  #newToken: Promise<string> | undefined;

  constructor(server: string) {
    this.server = server;
    this.#tokenKey = `afterword:visitor:${server}`;
  }

  /** Whether this reader has been somebody before. */
  get isKnown(): boolean {
    return recall(this.#tokenKey) !== undefined;
  }

  url(path: string): string {
    return `${this.server}api/v1/${path}`;
  }

  async request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    try {
      return await this.#send<T>(method, path, options);
    } catch (error) {
      const stale = error instanceof ApiError && error.code === 'unauthorized' && recall(this.#tokenKey) !== undefined;
      if (!stale) throw error;
      forget(this.#tokenKey); // the server has a new secret; we become a new visitor
      return this.#send<T>(method, path, options);
    }
  }

  async #send<T>(method: string, path: string, { body, headers, asVisitor, isFresh }: RequestOptions): Promise<T> {
    const known = asVisitor === false ? undefined : recall(this.#tokenKey);
    const token = known ?? (asVisitor ? await this.#askForToken() : undefined);
    const response = await fetch(this.url(path), {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      cache: isFresh ? 'reload' : 'default',
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch(() => {
      throw new ApiError('offline');
    });
    if (!response.ok) throw await toError(response);
    if (response.status === 204) return undefined as T;
    return (await response.json().catch(() => {
      throw new ApiError('offline'); // broken off in the middle, or somebody else's page in its place
    })) as T;
  }

  /** Several elements may want one at once; they get the same. */
  #askForToken(): Promise<string> {
    this.#newToken ??= this.#send<{ token: string }>('POST', 'visitors', {})
      .then(({ token }) => {
        remember(this.#tokenKey, token);
        return token;
      })
      .finally(() => (this.#newToken = undefined));
    return this.#newToken;
  }
}

/** A proxy in front of a server that is down answers in its own words; that is as good as no answer. */
async function toError(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  return new ApiError(problem?.code ?? (response.status >= 500 ? 'offline' : 'internal'), problem, retryAfter);
}
