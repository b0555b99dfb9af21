import { AppError } from '../errors.js';
import type { Limits } from '../security/limits.js';
import type { CaptchaService } from './captcha-service.js';
import type { Scope } from './scope.js';

interface Deps {
  readonly captcha: Pick<CaptchaService, 'open' | 'redeem'>;
  readonly limits: Pick<Limits, 'takeQuestion' | 'refillQuestions'>;
}

/**
 * What a question costs who asks for it. To draw or to speak one is dear, and a program that guesses wants many: the first
 * ones of a network are free, and then each pass that was won with silent work buys a few.
 */
export class QuestionAllowance {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Before a question is made. A pass is looked at, and used up, only where one is needed. */
  async take(scope: Scope, address: string, token: string | undefined): Promise<void> {
    const { captcha, limits } = this.#deps;
    if (await limits.takeQuestion(address)) return;
    if (token === undefined) throw unpaid('Send a captcha pass along, won with silent work.');
    if (captcha.open(token, scope).kind !== 'pow') throw unpaid('Another kind of captcha is needed here.');
    await captcha.redeem(token);
    await limits.refillQuestions(address);
  }
}

function unpaid(detail: string): AppError {
  return new AppError('captcha_required', detail, { kinds: ['pow'] });
}
