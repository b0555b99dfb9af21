import { randomBytes } from 'node:crypto';
import type { CaptchaKind, CaptchaMode, CaptchaPass, Challenge, ChallengeAnswer } from 'afterword/protocol';
import { AppError } from '../errors.js';
import { Signer, equalTexts } from '../security/signer.js';
import type { OneUse, SpentStore } from '../store/spent-store.js';
import { drawText, normalizeAnswer } from './image/alphabet.js';
import { renderCharacters } from './image/image.js';
import { ProofOfWork, type Difficulty } from './proof-of-work.js';
import { SeededRandom } from './random.js';
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

interface SealedPass extends SealedScope {
  readonly kind: CaptchaKind;
  readonly issued: number;
}

interface Deps {
  readonly mode: CaptchaMode;
  readonly secret: string;
  readonly spent: Pick<SpentStore, 'spend'>;
  readonly difficulty?: Difficulty;
  readonly now: () => number;
}

/**
 * Challenges, and the passes that are won with them. Both are signed and stateless until used; a use is one row.
 * An image's characters are derived from its id with a key of our own, so they are stored nowhere.
 */
export class CaptchaService {
  readonly #deps: Deps;
  readonly #work: ProofOfWork;
  readonly #images: Seal<SealedScope>;
  readonly #passes: Seal<SealedPass>;
  readonly #characters: Signer;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#work = new ProofOfWork(deps.secret, deps.difficulty);
    this.#images = new Seal(deps.secret, 'captcha-image');
    this.#passes = new Seal(deps.secret, 'captcha-pass');
    this.#characters = new Signer(deps.secret, 'captcha-characters');
  }

  /** What to ask of who did not choose. `crowded`: so much came from the address that work alone is not enough. */
  kindFor(crowded: boolean): CaptchaKind {
    return this.#kinds(crowded)[0]!;
  }

  create(scope: Scope, kind: CaptchaKind): Challenge {
    const expires = this.#deps.now() + CHALLENGE_LIFETIME;
    return kind === 'pow' ? this.#createWork(scope, expires) : this.#createImage(scope, expires);
  }

  /** An image for a form that a reader takes time to fill in, by its id only: it is drawn when it is looked at. */
  createForForm(scope: Scope): string {
    return this.#sealImage(scope, this.#deps.now() + FORM_LIFETIME);
  }

  /** The pixels of an image, a PNG. */
  draw(id: string): Buffer {
    const opened = this.#images.open(id, this.#deps.now());
    if ('refused' in opened) throw rejected(REFUSALS[opened.refused]);
    return this.#drawImage(id);
  }

  /** An answer uses its challenge up, right or wrong: nobody tries twice. */
  async answer(id: string, answer: ChallengeAnswer, site: string): Promise<CaptchaPass> {
    return 'pow' in answer ? this.#answerWork(id, answer, site) : this.#answerImage(id, answer.answer, site);
  }

  /** The pass to spend with a write, after every check that needs no database; undefined where none is needed. */
  require(token: string | undefined, scope: Scope, crowded: boolean): OneUse | undefined {
    if (this.#deps.mode === 'none') return undefined;
    const kinds = this.#kinds(crowded);
    if (token === undefined) throw new AppError('captcha_required', 'Send a captcha pass along.', { kinds });
    const pass = this.#open(token);
    const fits = pass.site === scope.site && pass.page === pageDigest(scope.page);
    if (!fits || ![ANY_WRITE, scope.action].includes(pass.action)) throw rejected('This pass is for something else.');
    if (!kinds.includes(pass.kind))
      throw new AppError('captcha_required', 'Another kind of captcha is needed here.', { kinds });
    return pass;
  }

  /** For other back ends: checks a pass of any scope and uses it up. */
  async redeem(token: string): Promise<{ readonly site: string; readonly action: string; readonly issued: number }> {
    const pass = this.#open(token);
    if (!(await this.#spend(pass))) throw rejected('This pass was used before.');
    return pass;
  }

  #kinds(crowded: boolean): readonly CaptchaKind[] {
    const { mode } = this.#deps;
    if (mode === 'image' || (mode === 'auto' && crowded)) return ['image'];
    return mode === 'pow' ? ['pow'] : ['pow', 'image'];
  }

  #createWork(scope: Scope, expires: number): Challenge {
    const expiresAt = Math.floor(expires / 1000);
    const data = { site: scope.site, action: scope.action, ...(scope.page !== undefined && { page: scope.page }) };
    const pow = this.#work.create(data, expiresAt);
    return { id: pow.parameters.nonce, kind: 'pow', expires: new Date(expiresAt * 1000).toISOString(), pow };
  }

  #createImage(scope: Scope, expires: number): Challenge {
    const id = this.#sealImage(scope, expires);
    const image = `data:image/png;base64,${this.#drawImage(id).toString('base64')}`;
    return { id, kind: 'image', expires: new Date(expires).toISOString(), image };
  }

  #sealImage(scope: Scope, expires: number): string {
    return this.#images.close({ ...seal(scope), id: randomBytes(16).toString('base64url'), expires });
  }

  #drawImage(id: string): Buffer {
    const { text, random } = this.#charactersOf(id);
    return Buffer.from(renderCharacters(text, random));
  }

  /** The same characters, and the same distortion, for the same id. */
  #charactersOf(id: string): { text: string; random: SeededRandom } {
    const random = new SeededRandom(this.#characters.digest(id));
    return { text: drawText(random), random };
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

  async #answerImage(id: string, answer: string, site: string): Promise<CaptchaPass> {
    const opened = this.#images.open(id, this.#deps.now());
    if ('refused' in opened) throw rejected(REFUSALS[opened.refused]);
    if (opened.record.site !== site) throw rejected('This challenge is for another site.');
    if (!(await this.#spend(opened.record))) throw rejected('This challenge was used before.');
    if (!equalTexts(normalizeAnswer(answer), this.#charactersOf(id).text)) throw rejected('That answer did not match.');
    return this.#issue(opened.record, 'image');
  }

  /** True for the first use. While uses cannot be remembered nothing is accepted. */
  #spend(use: OneUse): Promise<boolean> {
    return this.#deps.spent.spend(use).catch((cause: unknown) => {
      throw new AppError('captcha_unavailable', 'Try again in a minute.', { cause });
    });
  }

  #issue({ site, page, action }: Pick<SealedScope, 'site' | 'page' | 'action'>, kind: CaptchaKind): CaptchaPass {
    const issued = this.#deps.now();
    const expires = issued + PASS_LIFETIME;
    const id = randomBytes(16).toString('base64url');
    return {
      token: this.#passes.close({ id, expires, issued, site, page, action, kind }),
      expires: new Date(expires).toISOString(),
    };
  }

  #open(token: string): SealedPass {
    const opened = this.#passes.open(token, this.#deps.now());
    if ('refused' in opened) throw rejected(REFUSALS[opened.refused]);
    return opened.record;
  }
}

const REFUSALS = { invalid: 'This is not one of ours.', expired: 'This has expired.' } as const;

function seal({ site, page, action }: Scope): Pick<SealedScope, 'site' | 'page' | 'action'> {
  return { site, page: pageDigest(page), action };
}

/** Coarse on purpose: a caller learns that it failed, not how close it was. */
export function rejected(detail: string): AppError {
  return new AppError('captcha_rejected', detail);
}
