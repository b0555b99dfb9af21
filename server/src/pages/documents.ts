import type { CaptchaMode, CaptchaPass, Comment, CommentPage, CommentTree, Page } from 'afterword/protocol';
import { contentText } from 'afterword/still';
import type { CaptchaService } from '../captcha/captcha-service.js';
import type { FormStamps } from '../captcha/form-stamp.js';
import type { QuestionKind } from '../captcha/questions.js';
import { AppError } from '../errors.js';
import type { Limits } from '../security/limits.js';
import type { Visitors } from '../security/visitors.js';
import type { CommentService } from '../services/comment-service.js';
import type { PageService } from '../services/page-service.js';
import type { ThreadService } from '../services/thread-service.js';
import type { Writer } from '../services/writer.js';
import { BLANKS, type Filling } from './blanks.js';
import type { View } from './document.js';
import {
  EMPTY_FIELDS,
  findProblems,
  hasQuestion,
  toDraft,
  toProblems,
  type FieldProblems,
  type Sent,
} from './fields.js';
import type { FormView } from './form.js';
import { visitorOf } from './form-visitor.js';
import { Links, type Manner, type Place } from './links.js';
import { ratingsOf, type RatingView } from './rating-fields.js';
import type { Life } from './sheets.js';
import type { Texts } from './texts.js';

/** So many comments, or replies to one, are on a document. */
const LIMIT = 25;
/** So many characters of the comment that is answered are repeated above the form. */
const QUOTED = 280;
/** A form's own name for its one comment. */
const FORM_KEY = 'form';

interface Deps {
  readonly pages: Pick<PageService, 'read'>;
  readonly threads: Pick<ThreadService, 'list' | 'around' | 'read'>;
  readonly comments: Pick<CommentService, 'create'>;
  readonly captcha: Pick<CaptchaService, 'createForForm' | 'answer' | 'hold'>;
  readonly stamps: FormStamps;
  readonly limits: Pick<Limits, 'use' | 'countGuess'>;
  readonly visitors: Pick<Visitors, 'create' | 'read'>;
  readonly texts: Texts;
}

/** What is asked for. */
export interface Asked {
  readonly key: string;
  readonly place: Place;
  readonly manner: Manner;
  /** Our own origin, as the reader's browser has it. */
  readonly site: string;
}

/** What became of a form: a comment, or the form again. */
export type Outcome = { readonly sent: Comment } | { readonly view: View; readonly refusal: AppError | undefined };

/** A form that comes back: what was in it, and what is wrong. */
interface Returned {
  readonly sent: Sent;
  readonly problems: FieldProblems;
  readonly refusal: AppError | undefined;
}

/** A page's comments as documents: read without a script, and written to with a form. */
export class Documents {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The same for everyone who asks: in the form are blanks. */
  read(asked: Asked, life: Life): Promise<View> {
    return this.#view(asked, life);
  }

  /** With a form for ratings that came back, which is what it is about now. */
  withRating(asked: Asked, rating: RatingView): Promise<View> {
    return this.#view(asked, 'alone', undefined, rating);
  }

  /** What stands in the blanks of one copy. */
  filling({ key, site }: Asked, kind: QuestionKind = 'image'): Filling {
    const { captcha, visitors, stamps } = this.#deps;
    const challenge = captcha.createForForm({ site, page: key, action: 'comment' }, kind);
    return { token: visitors.create(), stamp: stamps.make(key), challenge };
  }

  /** Nothing is written before everything else was found right, and nothing without a pass where one is needed. */
  async post(asked: Asked, sent: Sent, address: string, isOurs: boolean): Promise<Outcome> {
    const page = await this.#deps.pages.read(asked.key, undefined);
    if (sent.wantsNew) return this.#giveBack(asked, { sent, problems: new Map(), refusal: undefined });
    const problems = findProblems(sent, page, this.#deps.texts);
    if (!isOurs) problems.set('form', 'Your browser did not say that this form is from here. Please send it again.');
    if (problems.size > 0) {
      const refusal = new AppError(isOurs ? 'invalid' : 'origin_refused', 'The form needs another look.');
      return this.#giveBack(asked, { sent, problems, refusal });
    }
    try {
      const writer = { visitor: visitorOf(this.#deps.visitors, sent.token), address, site: asked.site };
      return { sent: await this.#write(asked.key, sent, writer, page.settings.captcha) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
      if (error.code === 'captcha_rejected') await this.#deps.limits.countGuess(address);
      const problems = toProblems(error.toProblem(), sent.kind);
      return this.#giveBack(asked, { sent, problems, refusal: error });
    }
  }

  async #write(key: string, sent: Sent, writer: Writer, mode: CaptchaMode): Promise<Comment> {
    const { comments, stamps, texts } = this.#deps;
    const draft = toDraft(sent, texts);
    const signs = { mistimed: !stamps.isPlausible(sent.stamp, key) };
    if (mode === 'none') return comments.create(key, draft, writer, FORM_KEY, signs);
    try {
      // Without a pass nothing new is written. Either it was before, by a second press of the button; or something else
      // is wrong, and the question is not used up for it; or all that is missing is the pass.
      return await comments.create(key, draft, writer, FORM_KEY, signs);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'captcha_required') throw error;
    }
    const { token } = await this.#pass(key, sent, writer, mode);
    return comments.create(key, { ...draft, captcha: token }, writer, FORM_KEY, signs);
  }

  /** For the characters or digits; or, where they can be neither read nor heard, or a script would be needed, one that a moderator looks after. */
  async #pass(key: string, sent: Sent, writer: Writer, mode: CaptchaMode): Promise<CaptchaPass> {
    const { captcha, limits } = this.#deps;
    if (!sent.wantsModerator && hasQuestion(mode))
      return captcha.answer(sent.challenge, { answer: sent.fields.captcha }, writer.site);
    await limits.use('holds', writer.address);
    return captcha.hold({ site: writer.site, page: key, action: 'comment' });
  }

  async #giveBack(asked: Asked, returned: Returned): Promise<Outcome> {
    const place = { reply: returned.sent.parent };
    return { view: await this.#view({ ...asked, place }, 'alone', returned), refusal: returned.refusal };
  }

  async #view(asked: Asked, life: Life, returned?: Returned, rating?: RatingView): Promise<View> {
    const { key, place, manner } = asked;
    const page = await this.#deps.pages.read(key, undefined);
    return {
      page,
      sort: place.sort ?? 'newest',
      place,
      manner,
      life,
      rating: rating ?? (returned || place.rated ? undefined : this.#rating(page, manner)),
      form: rating ? 'Send your rating first, or cancel it.' : await this.#form(page, asked, returned),
      comments: await this.#comments(key, place, returned !== undefined),
      links: new Links(key, manner),
      texts: this.#deps.texts,
    };
  }

  async #comments(
    key: string,
    { sort = 'newest', after, comment, reply }: Place,
    isReturned: boolean,
  ): Promise<CommentPage> {
    const { threads } = this.#deps;
    if (comment !== undefined) {
      const branch = await threads.around(key, comment, undefined);
      const replies = await threads.list(key, { sort: 'oldest', limit: LIMIT, after, parent: comment }, undefined);
      return { ...branch, next: replies.next, items: branch.items.map((tree) => withReplies(tree, comment, replies)) };
    }
    const listed = () => threads.list(key, { sort, limit: LIMIT, after, parent: undefined }, undefined);
    if (reply === undefined) return listed();
    return threads.around(key, reply, undefined).catch((error: unknown) => {
      if (isReturned) return listed(); // a form comes back even if what it answers has gone
      throw error;
    });
  }

  /** The form for ratings, the reason why there is none, or nothing. */
  #rating(page: Page, { language }: Manner): View['rating'] {
    const mode = page.settings.captcha;
    if (page.closed) return undefined;
    if (mode !== 'none' && !hasQuestion(mode))
      return 'This site checks that readers are human by silent work in the browser: to rate takes JavaScript.';
    const { token, stamp } = BLANKS;
    return { ratings: ratingsOf(page), stars: new Map(), problems: new Map(), token, stamp, question: undefined, isReturned: false, language }; // prettier-ignore
  }

  async #form(page: Page, asked: Asked, returned: Returned | undefined): Promise<FormView | string> {
    const { key, place } = asked;
    const mode = page.settings.captcha;
    if (!returned && page.closed) return 'Comments are closed.';
    // A question that was not used up stays, and so does its answer.
    const isStale = returned?.refusal?.code === 'idempotency_mismatch';
    const isUsed = isStale || !returned?.refusal || returned.problems.has('captcha');
    const kept = returned?.sent.fields.captcha && !isUsed ? returned.sent.challenge : undefined;
    const kind = returned?.sent.wantsNew ?? returned?.sent.kind ?? 'image';
    const fresh = returned ? this.filling(asked, kind) : BLANKS;
    return {
      fields: { ...(returned?.sent.fields ?? EMPTY_FIELDS), ...(!kept && { captcha: '' }) },
      problems: returned?.problems ?? new Map(),
      token: returned && !isStale ? returned.sent.token : fresh.token,
      stamp: returned?.sent.stamp ?? fresh.stamp,
      isAnother: returned?.sent.wantsNew !== undefined,
      language: asked.manner.language,
      isHeld: mode !== 'none' && !hasQuestion(mode),
      question: hasQuestion(mode) ? { kind, id: kept || fresh.challenge } : undefined,
      answers: place.reply === undefined ? undefined : await this.#answers(key, place.reply, returned !== undefined),
      texts: this.#deps.texts,
    };
  }

  async #answers(key: string, id: string, isReturned: boolean): Promise<FormView['answers']> {
    try {
      const { page, author, content } = await this.#deps.threads.read(id, undefined);
      if (page !== key) throw new AppError('not_found', 'There is no such comment.');
      const letters = Array.from(contentText(content));
      return { id, name: author.name, text: letters.slice(0, QUOTED).join('') + (letters.length > QUOTED ? ' …' : '') };
    } catch (error) {
      if (!isReturned) throw error;
      return undefined; // what was written stays, and may be sent as a comment of its own
    }
  }
}

/** A branch with these replies below one of its comments. */
function withReplies(tree: CommentTree, id: string, { items, next }: Pick<CommentPage, 'items' | 'next'>): CommentTree {
  const { replies } = tree;
  if (tree.id === id) return { ...tree, replies: { ...replies, items, next } };
  return {
    ...tree,
    replies: { ...replies, items: replies.items.map((reply) => withReplies(reply, id, { items, next })) },
  };
}
