import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/comment/define.js';
import type { CommentElement } from '../../src/elements/comment/comment.js';
import type { Comment } from '../../src/protocol.js';
import { words } from '../support/find.js';

const MINUTE = 60_000;

/** Time as a test wants it. Nothing but the browser's own clock is replaced. */
class Time {
  readonly timers = new Map<number, () => void>();
  readonly #own = { setInterval: window.setInterval, clearInterval: window.clearInterval, now: Date.now };
  #ids = 0;

  constructor() {
    Object.assign(window, {
      setInterval: (act: () => void) => {
        this.timers.set(++this.#ids, act);
        return this.#ids;
      },
      clearInterval: (id: number) => this.timers.delete(id),
    });
  }

  pass(ms: number): void {
    const at = Date.now() + ms;
    Date.now = () => at;
    this.timers.forEach((act) => act());
  }

  end(): void {
    Object.assign(window, { setInterval: this.#own.setInterval, clearInterval: this.#own.clearInterval });
    Date.now = this.#own.now;
  }
}

const data = (minutes: number): Comment => ({
  id: String(minutes),
  page: 'p',
  parent: null,
  rev: 1,
  status: 'published',
  author: { name: 'Ada', website: null, verified: false, staff: false, avatar: null },
  content: [],
  created: new Date(Date.now() - minutes * MINUTE).toISOString(),
  edited: null,
  votes: { up: 0, down: 0, mine: 0 },
  replies: { count: 0 },
  own: true,
});

const time = (comment: Element): string => words(comment.shadowRoot!.querySelector('time'));

describe('the time of a comment', () => {
  let clock: Time;
  beforeEach(() => (clock = new Time()));
  afterEach(() => clock.end());

  it('keeps up while the page is open, for all comments by one timer, and none for nobody (A7)', async () => {
    const host = await fixture(
      html`<div>
        ${[1, 2, 59].map((minutes) => html`<afterword-comment .data=${data(minutes)} .editWindow=${180}></afterword-comment>`)}
      </div>`,
    );
    const comments = [...host.querySelectorAll<CommentElement>('afterword-comment')];
    const times = async (): Promise<string[]> => {
      await Promise.all(comments.map((comment) => comment.updateComplete));
      return comments.map(time);
    };
    expect(await times()).to.deep.equal(['1 minute ago', '2 minutes ago', '59 minutes ago']);
    expect(clock.timers.size).to.equal(1);
    expect(comments[0]!.shadowRoot!.querySelector('[part="edit-button"]')).to.exist;
    clock.pass(2 * MINUTE);
    expect(await times()).to.deep.equal(['3 minutes ago', '4 minutes ago', '1 hour ago']);
    expect(comments[0]!.shadowRoot!.querySelector('[part="edit-button"]'), 'too late to change').to.be.null;
    host.remove();
    expect(clock.timers.size).to.equal(0);
    document.body.append(host);
    expect(clock.timers.size).to.equal(1);
    host.remove();
  });
});
