import { rejected, type CaptchaService } from '../captcha/captcha-service.js';
import type { Demand } from '../captcha/demand.js';
import { AppError } from '../errors.js';
import type { Limits } from '../security/limits.js';
import { AlreadySpent, type OneUse } from '../store/spent-store.js';
import type { Writer } from './writer.js';

/** What is about to be written, and with what. */
export interface Intent {
  readonly page: string;
  readonly action: string;
  readonly token: string | undefined;
  /** Whether a moderator sees it before anybody else, or nobody else ever does: then a reader need not have done the check. */
  readonly canWait?: boolean;
}

/** A pass that a write spends, in the transaction that it is written in. */
export interface WritePass extends OneUse {
  /** What is written with it waits for a moderator. */
  readonly holds: boolean;
}

interface Deps {
  readonly captcha: Pick<CaptchaService, 'open'>;
  readonly demand: Pick<Demand, 'kinds'>;
  readonly limits: Pick<Limits, 'allowWrite' | 'countWrite'>;
}

/**
 * The one guard of everything that readers write. In order: may they write at all, is there a pass, is it ours, is it in
 * time, is it for this, is it of a kind that will do. Using it up is left to the write itself.
 */
export class Passes {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The pass to spend; undefined where none is needed. Refuses what can be refused before the database is written to. */
  async requirePass(writer: Writer, { page, action, token, canWait = false }: Intent): Promise<WritePass | undefined> {
    await this.allow(writer);
    const kinds = await this.#deps.demand.kinds(writer.address);
    if (kinds.length === 0) return undefined;
    const accepted = canWait ? [...kinds, 'hold' as const] : kinds;
    if (token === undefined) throw new AppError('captcha_required', 'Send a captcha pass along.', { kinds: accepted });
    const { id, expires, kind } = this.#deps.captcha.open(token, { site: writer.site, page, action });
    if (!accepted.some((one) => one === kind))
      throw new AppError('captcha_required', 'Another kind of captcha is needed here.', { kinds: accepted });
    return { id, expires, holds: kind === 'hold' };
  }

  /** For what takes something back, which a pass was spent on already. */
  allow({ visitor, address }: Writer): Promise<void> {
    return this.#deps.limits.allowWrite(visitor, address);
  }

  /** After a write: what was refused costs a reader nothing. */
  count({ visitor, address }: Writer): Promise<void> {
    return this.#deps.limits.countWrite(visitor, address);
  }
}

/** For a write that failed: a pass that somebody else was faster with is a refusal, everything else stays what it was. */
export function refuseSpent(error: unknown): never {
  throw error instanceof AlreadySpent ? rejected('This pass was used before.') : error;
}
