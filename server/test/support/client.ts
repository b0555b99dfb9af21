import assert from 'node:assert/strict';
import type {
  CaptchaPass,
  Challenge,
  ChallengeAnswer,
  ChallengeRequest,
  Comment,
  CommentPage,
  Page,
  Problem,
  Rating,
} from 'afterword/protocol';
import { Documentation } from './openapi.js';
import { solve } from './solve.js';

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  /** Null takes away one that is sent by default. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** The origin that the tests' readers come from. */
export const ORIGIN = 'http://localhost:4000';

/** One for each server, whichever reader asks. */
const documentations = new Map<string, Promise<Documentation>>();

/** A reader with a browser's manners, over real HTTP. Every reply has to be one that the server's documentation foresees. */
export class Client {
  readonly url: string;
  readonly origin: string;
  token: string | undefined;

  constructor(url: string, origin = ORIGIN) {
    this.url = url;
    this.origin = origin;
  }

  async call<T = Problem>(method: string, path: string, { body, raw, headers }: CallOptions = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: this.#headers({ ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }),
      body: raw ?? (body === undefined ? null : JSON.stringify(body)),
    });
    const text = await response.text();
    const reply = {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as T,
    };
    await this.#check(method, path, reply);
    return reply;
  }

  /** Becomes somebody. */
  async join(): Promise<this> {
    const { body } = await this.call<{ token: string }>('POST', 'visitors');
    this.token = body.token;
    return this;
  }

  challenge<T = Challenge>(request: ChallengeRequest | object): Promise<Reply<T>> {
    return this.call('POST', 'captcha/challenges', { body: request });
  }

  answer<T = Problem>(id: string, answer: ChallengeAnswer | object): Promise<Reply<T>> {
    return this.call('POST', `captcha/challenges/${encodeURIComponent(id)}/answer`, { body: answer });
  }

  /** A pass, won by the public ALTCHA library. */
  async pass(page: string, action = 'page'): Promise<string> {
    const { body } = await this.challenge({ kind: 'pow', page, action });
    const { body: pass } = await this.answer<CaptchaPass>(body.id, { pow: body.pow, solution: await solve(body) });
    return pass.token;
  }

  page(page: string): Promise<Reply<Page>> {
    return this.call('GET', `pages/${encodeURIComponent(page)}`);
  }

  /** Part of a thread; `query` as it stands in the address. */
  comments<T = CommentPage>(page: string, query = ''): Promise<Reply<T>> {
    return this.call('GET', `pages/${encodeURIComponent(page)}/comments${query && `?${query}`}`);
  }

  comment<T = { comment: Comment }>(id: string): Promise<Reply<T>> {
    return this.call('GET', `comments/${id}`);
  }

  /** Posts as `draft` says; what it does not say is made up, the pass included. */
  async post<T = { comment: Comment }>(
    page: string,
    draft: object = {},
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    if (this.token === undefined) await this.join();
    const captcha = 'captcha' in draft ? {} : { captcha: await this.pass(page) };
    const body = { body: 'It helped me.', author: { name: 'Ada' }, ...captcha, ...draft };
    return this.call<T>('POST', `pages/${encodeURIComponent(page)}/comments`, { body, headers });
  }

  /** Posts what has to succeed. */
  async write(page: string, draft: object = {}): Promise<Comment> {
    const { status, body } = await this.post<{ comment: Comment }>(page, draft);
    assert.equal(status, 201, JSON.stringify(body));
    return body.comment;
  }

  edit<T = { comment: Comment }>(id: string, body: string): Promise<Reply<T>> {
    return this.call('PATCH', `comments/${id}`, { body: { body } });
  }

  remove(id: string): Promise<Reply<Problem>> {
    return this.call('DELETE', `comments/${id}`);
  }

  /** Votes, with a pass of its own unless one is given. */
  async rate<T = Rating>(page: string, value: unknown, captcha?: string): Promise<Reply<T>> {
    if (this.token === undefined) await this.join();
    const body = { value, captcha: captcha ?? (await this.pass(page)) };
    return this.call('PUT', `pages/${encodeURIComponent(page)}/rating`, { body });
  }

  /** Votes under a name, with a pass of its own unless one is given. */
  async rateBy<T = Rating>(name: string, page: string, value: unknown, captcha?: string): Promise<Reply<T>> {
    if (this.token === undefined) await this.join();
    const body = { value, captcha: captcha ?? (await this.pass(page, 'rate')) };
    return this.call('PUT', `pages/${encodeURIComponent(page)}/ratings/${name}`, { body });
  }

  undoBy<T = Rating>(name: string, page: string): Promise<Reply<T>> {
    return this.call('DELETE', `pages/${encodeURIComponent(page)}/ratings/${name}`);
  }

  /** Votes on a comment, with a pass of its own unless one is given. */
  async vote<T = { comment: Comment }>(comment: Comment, value: unknown, captcha?: string): Promise<Reply<T>> {
    if (this.token === undefined) await this.join();
    const body = { value, captcha: captcha ?? (await this.pass(comment.page, 'vote')) };
    return this.call('PUT', `comments/${comment.id}/vote`, { body });
  }

  async report<T = Problem>(comment: Comment, report: object, captcha?: string): Promise<Reply<T>> {
    if (this.token === undefined) await this.join();
    const body = { captcha: captcha ?? (await this.pass(comment.page, 'report')), ...report };
    return this.call('POST', `comments/${comment.id}/reports`, { body });
  }

  undo<T = Rating>(page: string): Promise<Reply<T>> {
    return this.call('DELETE', `pages/${encodeURIComponent(page)}/rating`);
  }

  #headers(own: Readonly<Record<string, string | null>>): Record<string, string> {
    const headers: Record<string, string | null> = {
      origin: this.origin,
      ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
      ...own,
    };
    return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null));
  }

  async #check(method: string, path: string, { status, headers, body }: Reply<unknown>): Promise<void> {
    if (!documentations.has(this.url)) documentations.set(this.url, Documentation.of(this.url));
    const documentation = await documentations.get(this.url)!;
    documentation.check(method, `/api/v1/${path.split('?')[0]!}`, status, headers.get('content-type'), body);
    if (status >= 400) assert.equal((body as Problem).status, status);
  }
}

/** Says that a reply is a refusal with this code, and gives it back for a closer look. */
export function assertProblem(reply: Reply<unknown>, status: number, code: Problem['code']): Problem {
  const problem = reply.body as Problem;
  assert.deepEqual({ status: reply.status, code: problem.code }, { status, code }, JSON.stringify(problem));
  return problem;
}

/** A page key that no other test uses. */
let pages = 0;
export const newPage = (): string => `page-${process.pid}-${++pages}`;
