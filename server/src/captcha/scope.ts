import { createHash } from 'node:crypto';

/** What a challenge was asked for. A pass is good for nothing else. */
export interface Scope {
  /** The origin of the page. */
  readonly site: string;
  /** The page's key, in its normal spelling; undefined for a form that is not about a page. */
  readonly page: string | undefined;
  readonly action: string;
}

/** Good for any write on its page. */
export const ANY_WRITE = 'page';

/** A short stand-in for a key of up to 2,048 bytes. */
export function pageDigest(page: string | undefined): string {
  return page === undefined ? '' : createHash('sha256').update(page).digest('base64url').slice(0, 22);
}
