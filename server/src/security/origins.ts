import { webAddress } from '../content/text.js';
import { AppError } from '../errors.js';

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Which sites may embed this server. Exact origins; while none is configured, only pages on this machine. */
export class Origins {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.#allowed = new Set(allowed);
  }

  allows(origin: string | undefined): origin is string {
    if (origin === undefined) return false;
    return this.#allowed.size > 0 ? this.#allowed.has(origin) : LOOPBACK.test(origin);
  }

  /** For calls that change something. A browser always names the origin of those; who names none is not a page. */
  require(origin: string | undefined): string {
    if (this.allows(origin)) return origin;
    throw new AppError(
      'origin_refused',
      'This server does not serve that origin. Its owner can add it to AFTERWORD_ORIGINS.',
    );
  }

  /** A page key that is a web address must be one of a site that we serve. */
  requirePage(key: string): void {
    const address = webAddress(key); // as a browser would read it: with one slash or none as well
    if (address !== undefined) this.require(new URL(address).origin);
    else if (/^https?:\/\//i.test(key))
      throw new AppError('invalid', 'This page key looks like a web address but is none.');
  }
}
