import type { Page } from 'afterword/protocol';
import type { CaptchaService } from '../captcha/captcha-service.js';
import type { FormStamps } from '../captcha/form-stamp.js';
import { AppError } from '../errors.js';
import type { Limits } from '../security/limits.js';
import type { Visitors } from '../security/visitors.js';
import type { PageService } from '../services/page-service.js';
import type { RatingService } from '../services/rating-service.js';
import type { Writer } from '../services/writer.js';
import type { View } from './document.js';
import type { Asked, Documents } from './documents.js';
import { hasQuestion, MISSING, readForm, toProblems } from './fields.js';
import { visitorOf } from './form-visitor.js';
import { isGiven, ratingsOf, readRating, type RatingField, type RatingProblems, type RatingView, type SentRating } from './rating-fields.js'; // prettier-ignore

interface Deps {
  readonly documents: Pick<Documents, 'withRating'>;
  readonly pages: Pick<PageService, 'read'>;
  readonly ratings: Pick<RatingService, 'rateAll'>;
  readonly captcha: Pick<CaptchaService, 'createForForm' | 'answer'>;
  readonly stamps: FormStamps;
  readonly limits: Pick<Limits, 'countGuess'>;
  readonly visitors: Pick<Visitors, 'create' | 'read'>;
  /** Whether it matters that a form looks as if no person had sent it. */
  readonly looksForPrograms: boolean;
}

/** What became of a form: a rating that counts, or the form again. */
export type RatingOutcome = 'kept' | { readonly view: View; readonly refusal: AppError | undefined };

/** Ratings by forms. Each form is one vote, and where a captcha is asked for each vote costs an answer of its own. */
export class RatingForms {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async post(asked: Asked, body: unknown, address: string, isOurs: boolean): Promise<RatingOutcome> {
    const { visitors, pages, limits } = this.#deps;
    const visitor = visitorOf(visitors, readForm(body).token);
    const page = await pages.read(asked.key, visitor);
    const sent = readRating(body, page);
    if (sent.wantsNew) return this.#giveBack(asked, page, sent, new Map(), undefined);
    const problems = this.#findProblems(sent, page, isOurs);
    if (problems.size > 0) {
      const refusal = new AppError(isOurs ? 'invalid' : 'origin_refused', 'The form needs another look.');
      return this.#giveBack(asked, page, sent, problems, refusal);
    }
    if (isGiven(sent, page)) return 'kept';
    try {
      const isKept = await this.#write(page, sent, { visitor, address, site: asked.site });
      return isKept ? 'kept' : await this.#giveBack(asked, page, sent, problems, undefined);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
      if (error.code === 'captcha_rejected') await limits.countGuess(address);
      const said = toProblems(error.toProblem(), sent.kind) as RatingProblems;
      return this.#giveBack(asked, page, sent, said, error);
    }
  }

  /** What can be said without asking anybody. A vote that a program may have cast cannot wait for a moderator, so it does not count. */
  #findProblems(sent: SentRating, page: Page, isOurs: boolean): Map<RatingField, string> {
    const problems = new Map<RatingField, string>();
    const { looksForPrograms, stamps } = this.#deps;
    const isPerson = !looksForPrograms || (sent.trap === '' && stamps.isPlausible(sent.stamp, page.page));
    if (!isOurs) problems.set('form', 'Your browser did not say that this form is from here. Please send it again.');
    else if (!isPerson) problems.set('form', 'This form came too fast for a person, or is older than a day. Please send it again.'); // prettier-ignore
    if (sent.stars.size === 0) problems.set('rating', 'Choose how many stars you give.');
    if (sent.wasAsked && sent.fields.captcha.trim() === '') problems.set('captcha', MISSING[sent.kind]);
    return problems;
  }

  /** Without a pass first, so that no question is used up for what is refused for another reason. False if one has yet to be asked. */
  async #write({ page: key, settings }: Page, sent: SentRating, writer: Writer): Promise<boolean> {
    const { captcha, ratings } = this.#deps;
    try {
      await ratings.rateAll(key, sent.stars, undefined, writer);
      return true;
    } catch (error) {
      const isAsked = error instanceof AppError && error.code === 'captcha_required' && hasQuestion(settings.captcha);
      if (!isAsked) throw error;
    }
    if (!sent.wasAsked) return false;
    const { token } = await captcha.answer(sent.challenge, { answer: sent.fields.captcha }, writer.site);
    await ratings.rateAll(key, sent.stars, token, writer);
    return true;
  }

  async #giveBack(
    asked: Asked,
    page: Page,
    sent: SentRating,
    problems: RatingProblems,
    refusal: AppError | undefined,
  ): Promise<RatingOutcome> {
    const { stamps, documents } = this.#deps;
    const isStampGood = stamps.isPlausible(sent.stamp, page.page);
    const view: RatingView = {
      ratings: ratingsOf(page),
      stars: sent.stars,
      problems,
      token: sent.token,
      stamp: isStampGood ? sent.stamp : stamps.make(page.page),
      question: this.#question(asked, page, sent, problems),
      isReturned: true,
      language: asked.manner.language,
    };
    return { view: await documents.withRating(asked, view), refusal };
  }

  /** Asked once there is something to send; a question that was not used up stays, and so does its answer. */
  #question(asked: Asked, page: Page, sent: SentRating, problems: RatingProblems): RatingView['question'] {
    const { captcha } = this.#deps;
    if (!hasQuestion(page.settings.captcha) || (!sent.wasAsked && sent.stars.size === 0)) return undefined;
    const isKept = sent.wasAsked && sent.wantsNew === undefined && sent.fields.captcha !== '' && !problems.has('captcha'); // prettier-ignore
    if (isKept) return { kind: sent.kind, id: sent.challenge, typed: sent.fields.captcha };
    const kind = sent.wantsNew ?? sent.kind;
    return { kind, id: captcha.createForForm({ site: asked.site, page: page.page, action: 'rate' }, kind), typed: '' };
  }
}
