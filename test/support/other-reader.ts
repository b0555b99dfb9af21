import { solve } from '../../src/captcha/solve.js';
import type { CaptchaPass, Challenge, Comment } from '../../src/protocol.js';
import { TestPage } from './page.js';

interface Draft {
  readonly parent?: string;
  readonly name?: string;
  readonly website?: string;
}

/** Somebody else on the same page, in a browser of their own: what they do goes straight to the server. */
export class OtherReader {
  readonly #page: TestPage;
  #token: string | undefined;

  constructor(page: TestPage) {
    this.#page = new TestPage(page.kind, page.key);
  }

  async comment(body: string, { parent, name = 'Ben', website }: Draft = {}): Promise<Comment> {
    const draft = { body, author: { name, ...(website !== undefined && { website }) }, ...(parent && { parent }) };
    const captcha = this.#page.kind === 'free' ? undefined : await this.pass();
    return this.#of(await this.#call('POST', `${this.#path}/comments`, { ...draft, captcha }));
  }

  /** One below the other; the first is a comment of its own. */
  async talk(bodies: readonly string[], parent?: string): Promise<Comment[]> {
    const said: Comment[] = [];
    for (const body of bodies) {
      const above = said.at(-1)?.id ?? parent;
      said.push(await this.comment(body, above === undefined ? {} : { parent: above }));
    }
    return said;
  }

  async edit(id: string, body: string): Promise<Comment> {
    return this.#of(await this.#call('PATCH', `comments/${id}`, { body }));
  }

  async remove(id: string): Promise<void> {
    await this.#call('DELETE', `comments/${id}`);
  }

  async rate(value: number, captcha?: string): Promise<void> {
    await this.#call('PUT', `${this.#path}/rating`, { value, captcha: captcha ?? (await this.pass()) });
  }

  async undo(): Promise<void> {
    await this.#call('DELETE', `${this.#path}/rating`);
  }

  async rateBy(name: string, value: number): Promise<void> {
    const captcha = this.#page.kind === 'free' ? undefined : await this.pass();
    await this.#call('PUT', `${this.#path}/ratings/${name}`, { value, captcha });
  }

  async vote(id: string, value: 1 | -1): Promise<void> {
    const captcha = this.#page.kind === 'free' ? undefined : await this.pass();
    await this.#call('PUT', `comments/${id}/vote`, { value, captcha });
  }

  async pass(): Promise<string> {
    const request = { action: 'page', page: this.#page.key };
    const { id, pow } = (await this.#call('POST', 'captcha/challenges', request)) as Challenge;
    const answer = pow
      ? { pow, solution: await solve(pow, new AbortController().signal, () => undefined) }
      : { answer: await this.#page.read(id) };
    const path = `captcha/challenges/${encodeURIComponent(id)}/answer`;
    return ((await this.#call('POST', path, answer)) as CaptchaPass).token;
  }

  get #path(): string {
    return `pages/${encodeURIComponent(this.#page.key)}`;
  }

  #of(answer: unknown): Comment {
    return (answer as { comment: Comment }).comment;
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    if (path !== 'visitors') this.#token ??= ((await this.#call('POST', 'visitors', {})) as { token: string }).token;
    const response = await fetch(`${this.#page.server}api/v1/${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}
