import { randomBytes } from 'node:crypto';
import type { CaptchaKind, CaptchaPass, Challenge, ChallengeAnswer, PassKind } from 'afterword/protocol';
import { AppError } from '../errors.js';
import type { Keyring } from '../security/keyring.js';
import type { OneUse, SpentStore } from '../store/spent-store.js';
import { spokenFor } from './audio/voice.js';
import { AudioQuestion } from './audio-question.js';
import { ImageQuestion } from './image-question.js';
import { ProofOfWork, type Difficulty } from './proof-of-work.js';
import { createProvider, providerChallenge } from './providers/create-provider.js';
import type { Provider, ProviderSettings } from './providers/provider.js';
import type { Question, QuestionKind } from './questions.js';
import { ANY_WRITE, pageDigest, type Scope } from './scope.js';
import { Seal, type Sealed } from './sealed.js';

const MINUTE = 60_000;
const CHALLENGE_LIFETIME = 5 * MINUTE;
/** Long enough to write a comment in; the kit renews it unnoticed. */
const PASS_LIFETIME = 5 * MINUTE;
/** A form without a script cannot renew its image, and its reader has yet to write. */
const FORM_LIFETIME = 60 * MINUTE;

interface SealedScope extends Sealed {
  readonly site: string;
  readonly page: string;
  readonly action: string;
}

interface SealedQuestion extends SealedScope {
  readonly kind: QuestionKind | 'provider';
}

/** What a reader won: an opened pass, signed by us and not expired. */
export interface Pass extends SealedScope {
  readonly kind: PassKind;
  readonly issued: number;
}

type ScopeFields = Pick<SealedScope, 'site' | 'page' | 'action'>;

interface Deps {
  readonly keys: Keyring;
  readonly spent: Pick<SpentStore, 'spend'>;
  readonly difficulty?: Difficulty;
  /** Somebody else's check, where the owner has chosen one. */
  readonly provider?: ProviderSettings | undefined;
  readonly now: () => number;
}

/**
 * Challenges, and the passes that are won with them. Both are signed and stateless until used; a use is one row. What
 * is asked of whom is for `Demand` to say.
 */
export class CaptchaService {
  readonly #deps: Deps;
  readonly #work: ProofOfWork;
  readonly #image: ImageQuestion;
  readonly #audio: AudioQuestion;
  readonly #asked: Seal<SealedQuestion>;
  readonly #passes: Seal<Pass>;
  readonly #provider: Provider | undefined;

  constructor(deps: Deps) {
    const { keys, difficulty, provider } = deps;
    this.#deps = deps;
    this.#work = new ProofOfWork(keys, difficulty);
    this.#image = new ImageQuestion(keys);
    this.#audio = new AudioQuestion(keys);
    this.#asked = new Seal(keys, 'captcha-question');
    this.#passes = new Seal(keys, 'captcha-pass');
    this.#provider = provider && createProvider(provider);
  }

  /** `effort`: how much more expensive than usual silent work is to be. `language`: the reader's, for what is spoken. */
  create(scope: Scope, kind: CaptchaKind, effort = 1, language?: string): Challenge {
    const expires = this.#deps.now() + CHALLENGE_LIFETIME;
    if (kind === 'pow') return this.#createWork(scope, expires, effort);
    const id = this.#ask(scope, kind, expires);
    const challenge = { id, kind, expires: new Date(expires).toISOString() };
    if (kind !== 'provider') return { ...challenge, ...this.#question(kind).show(id, language) };
    const { provider } = this.#deps;
    if (!provider) throw new AppError('invalid', 'This server has no provider of captchas.');
    return { ...challenge, provider: providerChallenge(provider, scope.action) };
  }

  /** A question for a form that a reader takes time to fill in, by its id only: it is drawn or spoken when it is asked for. */
  createForForm(scope: Scope, kind: QuestionKind): string {
    return this.#ask(scope, kind, this.#deps.now() + FORM_LIFETIME);
  }

  /** The pixels of an image, a PNG. */
  draw(id: string): Buffer {
    const { kind } = openOrThrow(this.#asked, id, this.#deps.now());
    if (kind !== 'image') throw rejected('This is not an image.');
    return this.#image.draw(id);
  }

  /** The sound of digits, a WAV file; in English where the language that is asked for is not spoken. */
  speak(id: string, language: string | undefined): Buffer {
    const { kind } = openOrThrow(this.#asked, id, this.#deps.now());
    if (kind !== 'audio') throw rejected('These are no digits.');
    return this.#audio.speak(id, spokenFor(language));
  }

  /** A pass without a challenge, for who can do none. What it is spent on waits for a moderator. */
  hold(scope: Scope): CaptchaPass {
    return this.#issue(seal(scope), 'hold');
  }

  /** An answer uses its challenge up, right or wrong: nobody tries twice. */
  async answer(id: string, answer: ChallengeAnswer, site: string): Promise<CaptchaPass> {
    return 'pow' in answer ? this.#answerWork(id, answer, site) : this.#answerQuestion(id, answer.answer, site);
  }

  /** Reads a pass for a write, and uses nothing up. */
  open(token: string, scope: Scope): Pass {
    const pass = openOrThrow(this.#passes, token, this.#deps.now());
    const fits = pass.site === scope.site && pass.page === pageDigest(scope.page);
    if (!fits || ![ANY_WRITE, scope.action].includes(pass.action)) throw rejected('This pass is for something else.');
    return pass;
  }

  /** For other back ends: checks a pass of any scope and uses it up. */
  async redeem(token: string): Promise<Pass> {
    const pass = openOrThrow(this.#passes, token, this.#deps.now());
    if (!(await this.#spend(pass))) throw rejected('This pass was used before.');
    return pass;
  }

  #question(kind: QuestionKind): Question {
    const questions: Record<QuestionKind, Question> = { image: this.#image, audio: this.#audio };
    return questions[kind];
  }

  #createWork(scope: Scope, expires: number, effort: number): Challenge {
    const expiresAt = Math.floor(expires / 1000);
    const data = { site: scope.site, action: scope.action, ...(scope.page !== undefined && { page: scope.page }) };
    const pow = this.#work.create(data, expiresAt, effort);
    return { id: pow.parameters.nonce, kind: 'pow', expires: new Date(expiresAt * 1000).toISOString(), pow };
  }

  #ask(scope: Scope, kind: SealedQuestion['kind'], expires: number): string {
    return this.#asked.close({ ...seal(scope), kind, id: newId(), expires });
  }

  async #answerWork(
    id: string,
    { pow, solution }: Extract<ChallengeAnswer, { pow: unknown }>,
    site: string,
  ): Promise<CaptchaPass> {
    const { parameters } = pow;
    if (!this.#work.isOurs(pow) || parameters.nonce !== id) throw rejected('This challenge is not one of ours.');
    const expires = parameters.expiresAt * 1000;
    if (expires <= this.#deps.now()) throw rejected('This challenge has expired.');
    if (parameters.data.site !== site) throw rejected('This challenge is for another site.');
    const solved = await this.#work.isSolved(pow, solution);
    if (!(await this.#spend({ id, expires }))) throw rejected('This challenge was used before.');
    if (!solved) throw rejected('That is not the solution.');
    const { page, action } = parameters.data;
    return this.#issue(seal({ site, page, action: action! }), 'pow');
  }

  async #answerQuestion(id: string, typed: string, site: string): Promise<CaptchaPass> {
    const asked = openOrThrow(this.#asked, id, this.#deps.now());
    if (asked.site !== site) throw rejected('This challenge is for another site.');
    if (asked.kind === 'provider') return this.#answerProvider(asked, typed);
    if (!(await this.#spend(asked))) throw rejected('This challenge was used before.');
    if (!this.#question(asked.kind).isAnswer(id, typed)) throw rejected('That answer did not match.');
    return this.#issue(asked, asked.kind);
  }

  /** The provider's token is good for one question to them, so a challenge is not used up while they cannot be asked. */
  async #answerProvider(asked: SealedQuestion, token: string): Promise<CaptchaPass> {
    const { provider } = this.#deps;
    if (!provider || !this.#provider) throw rejected('This challenge is not one of ours.'); // the owner has changed their mind
    const expected = { hostname: new URL(asked.site).hostname, action: asked.action };
    const verdict = await this.#provider.verify(token, expected);
    if (verdict.outcome === 'unavailable' && provider.down === 'refuse')
      throw new AppError('captcha_unavailable', 'Try again in a minute.', { cause: verdict.cause });
    if (!(await this.#spend(asked))) throw rejected('This challenge was used before.');
    if (verdict.outcome === 'rejected') throw rejected('The check was not passed.');
    return this.#issue(asked, verdict.outcome === 'passed' ? 'provider' : 'hold');
  }

  /** True for the first use. While uses cannot be remembered nothing is accepted. */
  #spend(use: OneUse): Promise<boolean> {
    return this.#deps.spent.spend(use).catch((cause: unknown) => {
      throw new AppError('captcha_unavailable', 'Try again in a minute.', { cause });
    });
  }

  #issue({ site, page, action }: ScopeFields, kind: PassKind): CaptchaPass {
    const issued = this.#deps.now();
    const expires = issued + PASS_LIFETIME;
    return {
      token: this.#passes.close({ id: newId(), expires, issued, site, page, action, kind }),
      expires: new Date(expires).toISOString(),
    };
  }
}

/** 128 bits of chance. */
const newId = (): string => randomBytes(16).toString('base64url');

const REFUSALS = { invalid: 'This is not one of ours.', expired: 'This has expired.' } as const;

function openOrThrow<T extends Sealed>(seals: Seal<T>, token: string, now: number): T {
  const opened = seals.open(token, now);
  if ('refused' in opened) throw rejected(REFUSALS[opened.refused]);
  return opened.record;
}

function seal({ site, page, action }: Scope): ScopeFields {
  return { site, page: pageDigest(page), action };
}

/** Coarse on purpose: a caller learns that it failed, not how close it was. */
export function rejected(detail: string): AppError {
  return new AppError('captcha_rejected', detail);
}
