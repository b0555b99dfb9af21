import type { FailureCode } from '../api/api-error.js';
import type { PageSettings, Rating } from '../protocol.js';
import type { CaptchaState } from './captcha-slice.js';
import type { ConsentState } from './consent-slice.js';
import type { CountsState } from './counts-slice.js';
import type { DisclaimerState } from './disclaimer-slice.js';
import type { DraftState } from './draft-slice.js';
import type { FollowState } from './follow-slice.js';
import type { OutboxState } from './outbox-slice.js';
import type { TermsState } from './terms-slice.js';
import type { ThreadState } from './thread-slice.js';
import type { VisitorState } from './visitor-slice.js';

/** What the elements of one page share. A part is replaced as a whole when something in it changes, never mutated. */
export interface PageState {
  readonly page: PageInfo;
  readonly rating: Rating;
  /** By name, where the site has named ratings. */
  readonly ratings?: Readonly<Record<string, Rating>>;
  readonly connection: ConnectionState;
  // The parts below come with the elements that need them.
  readonly visitor?: VisitorState;
  readonly thread?: ThreadState;
  readonly drafts?: DraftState;
  readonly outbox?: OutboxState;
  readonly follows?: FollowState;
  readonly counts?: CountsState;
  readonly captcha?: CaptchaState;
  readonly disclaimer?: DisclaimerState;
  readonly terms?: TermsState;
  readonly consent?: ConsentState;
}

export interface PageInfo {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error?: FailureCode;
  readonly closed: boolean;
  /** How many comments it has. */
  readonly count: number;
  readonly settings: PageSettings;
}

/** `offline`: the server does not answer, and the kit keeps trying. */
export interface ConnectionState {
  readonly status: 'connecting' | 'online' | 'offline';
}

export const INITIAL_STATE: PageState = {
  page: {
    status: 'loading',
    closed: false,
    count: 0,
    settings: { captcha: 'auto', maxDepth: 50, editWindow: 900, maxLength: 10_000 },
  },
  rating: { average: null, count: 0, histogram: [], mine: null },
  connection: { status: 'connecting' },
};
