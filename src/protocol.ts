/**
 * What kit and server say to each other, version 1. Types only: this module compiles to nothing.
 * The server's schemas are checked against these types at compile time, and the OpenAPI document is made from the schemas.
 */

/** Everything a refusal can be called. The server's table in `server/src/errors.ts` gives each its HTTP status. */
export type ErrorCode =
  | 'invalid'
  | 'not_found'
  | 'closed'
  | 'captcha_required'
  | 'captcha_rejected'
  | 'captcha_unavailable'
  | 'terms_required'
  | 'disclaimer_required'
  | 'forbidden'
  | 'unauthorized'
  | 'origin_refused'
  | 'edit_window_over'
  | 'conflict'
  | 'idempotency_mismatch'
  | 'too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'internal';

/** An error reply: RFC 9457 problem details with a `code` from a closed set. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  /** With `invalid`: which fields, by JSON pointer, and what each needs. */
  readonly errors?: readonly FieldProblem[];
  /** With `captcha_required`: the passes that would do, the one to begin with first. */
  readonly kinds?: readonly PassKind[];
}

export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** A page and what its readers made of it. A page nobody has written to yet reads as an empty one. */
export interface Page {
  readonly page: string;
  readonly title: string | null;
  readonly url: string | null;
  /** A closed page can be read, not written to. */
  readonly closed: boolean;
  /** Grows with every change of anything on the page. */
  readonly rev: number;
  readonly comments: { readonly count: number };
  readonly rating: Rating;
  /** What readers gave under each name that the site's owner allows; absent where there is none. */
  readonly ratings?: Readonly<Record<string, Rating>>;
  readonly settings: PageSettings;
}

export interface PageSettings {
  /** `none` means that writes need no captcha pass. */
  readonly captcha: CaptchaMode;
  /** How deep replies may go; 1 means comments without replies. */
  readonly maxDepth: number;
  /** How long an author may edit and delete a comment, in seconds. */
  readonly editWindow: number;
  /** The longest comment, in Unicode code points. */
  readonly maxLength: number;
}

export interface Rating {
  /** The mean of all votes, not rounded; null while there are none. */
  readonly average: number | null;
  readonly count: number;
  /** How many votes are nearest to each whole star, one star first: as many numbers as the rating has stars. */
  readonly histogram: readonly number[];
  /** The asking visitor's own vote, in steps of 0.1. */
  readonly mine: number | null;
}

/** What everybody hears of a rating. Without a `name` it is the page's own. */
export type RatingNews = Omit<Rating, 'mine'> & { readonly name?: string };

export type CommentStatus = 'published' | 'held' | 'removed';

export interface Author {
  readonly name: string;
  readonly website: string | null;
  readonly verified: boolean;
  readonly staff: boolean;
  readonly avatar: string | null;
}

export interface Comment {
  readonly id: string;
  readonly page: string;
  readonly parent: string | null;
  /** The page's revision at which this comment last changed. */
  readonly rev: number;
  /** `held` is shown to its author only; `removed` remains as a placeholder while replies hang on it. */
  readonly status: CommentStatus;
  readonly author: Author;
  readonly content: Content;
  /** The Markdown it was written in; only for its author, while it can be edited. */
  readonly source?: string;
  readonly created: string;
  readonly edited: string | null;
  readonly votes: Votes;
  /** How the author rated the page, if they did. */
  readonly rating?: number;
  readonly replies: { readonly count: number };
  /** Whether the asking visitor wrote it. */
  readonly own: boolean;
}

/** What readers made of a comment. */
export interface Votes {
  readonly up: number;
  readonly down: number;
  /** The asking visitor's own vote; 0 for none. */
  readonly mine: Vote;
}

/** 0 takes a vote back. */
export type Vote = -1 | 0 | 1;

/** Why a comment is reported. */
export type ReportReason = 'spam' | 'abuse' | 'dangerous' | 'privacy' | 'other';

export interface Report {
  readonly reason: ReportReason;
  readonly note?: string;
  readonly captcha?: string;
}

/** A comment with the replies that came along: the oldest ones, and a cursor for the rest. */
export interface CommentTree extends Comment {
  readonly replies: Replies;
}

export interface Replies {
  readonly count: number;
  readonly items: readonly CommentTree[];
  readonly next: string | null;
}

/** `best` puts first what readers most surely found good; see `server/src/services/score.ts`. */
export type CommentSort = 'newest' | 'oldest' | 'best';

export interface CommentPage {
  readonly items: readonly CommentTree[];
  readonly next: string | null;
  readonly total: number;
  /** The revision that the items are not older than. */
  readonly rev: number;
}

export interface CommentDraft {
  readonly body: string;
  readonly parent?: string | null;
  readonly author: { readonly name: string; readonly email?: string; readonly website?: string };
  readonly captcha?: string;
  /** What was written into a field that people do not see. A comment with anything in it waits for a moderator. */
  readonly trap?: string;
  /** The version of the terms that were in view or ticked. */
  readonly terms?: string;
  readonly disclaimers?: readonly Acknowledgement[];
  /** The documents that were agreed to, such as `terms` and `privacy`, each with its version. */
  readonly documents?: readonly AcceptedDocument[];
  /** What the page says of itself; kept from its first writer. */
  readonly page?: { readonly title?: string; readonly url?: string };
}

export interface Acknowledgement {
  /** The disclaimer's name. */
  readonly disclaimer: string;
  readonly version: string;
}

export interface AcceptedDocument {
  /** The document's name. */
  readonly document: string;
  readonly version: string;
}

/** A comment's text as a document. Rendered by templates, never by way of an HTML string. */
export type Content = readonly Block[];

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] };

export type Inline =
  | string
  | { readonly type: 'emphasis' | 'strong' | 'strikethrough' | 'spoiler'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'mention'; readonly name: string; readonly comment: string }
  | { readonly type: 'break' };

/** What a visitor follows on a page. */
export interface Follows {
  readonly thread: boolean;
  /** The comments whose replies are followed. */
  readonly comments: readonly string[];
}

/** One change of a page, as its event stream tells it. The SSE id is `rev`, the SSE event is `type`. */
export type LiveEvent =
  | { readonly type: 'comment'; readonly rev: number; readonly data: Comment }
  | { readonly type: 'comment-removed'; readonly rev: number; readonly data: Pick<Comment, 'id' | 'parent'> }
  | { readonly type: 'rating'; readonly rev: number; readonly data: RatingNews }
  | { readonly type: 'page'; readonly rev: number; readonly data: Pick<Page, 'title' | 'closed' | 'comments'> };

/** `auto` lets the server choose; `none` is no captcha at all. */
export type CaptchaMode = 'auto' | 'pow' | 'image' | 'none';
/** What can be asked of a reader. `provider`: a check of somebody else's, which the site's owner has chosen. */
export type CaptchaKind = 'pow' | 'image' | 'audio' | 'provider';
/** What a pass was won with. `hold`: with nothing; what it is spent on waits for a moderator. */
export type PassKind = CaptchaKind | 'hold';

export interface ChallengeRequest {
  readonly kind?: CaptchaKind;
  /** What the pass will be good for; `page` is any write on the page. */
  readonly action?: string;
  readonly page?: string;
  /** The language that digits are to be spoken in, a BCP 47 tag. */
  readonly lang?: string;
  /** A pass won with silent work, which buys an image or a sound where there were many. */
  readonly captcha?: string;
}

/** For readers who can do none of the challenges. */
export type HoldRequest = Omit<ChallengeRequest, 'kind' | 'lang' | 'captcha'>;

export interface Challenge {
  readonly id: string;
  readonly kind: CaptchaKind;
  readonly expires: string;
  readonly pow?: ProofOfWork;
  /** A PNG as a `data:` URL. */
  readonly image?: string;
  /** Spoken digits, a WAV as a `data:` URL. */
  readonly audio?: string;
  /** The language that they are spoken in: English, where the one that was asked for has no voice. */
  readonly language?: string;
  readonly provider?: ProviderChallenge;
}

/** What it takes to run somebody else's check in the reader's browser. */
export interface ProviderChallenge {
  readonly name: 'turnstile' | 'hcaptcha' | 'recaptcha' | 'friendly' | 'cap';
  readonly sitekey: string;
  /** The address of the provider's script. */
  readonly script: string;
  /** Where Cap's challenges come from. */
  readonly endpoint?: string;
  readonly action: string;
  /** The purpose that a reader has to have agreed to before the script is loaded. */
  readonly consent?: string;
}

/** An ALTCHA version 2 challenge (https://altcha.org/docs/v2/). */
export interface ProofOfWork {
  readonly parameters: {
    readonly algorithm: string;
    /** Hex. The password of each derivation is the nonce followed by a 32-bit big-endian counter. */
    readonly nonce: string;
    /** Hex. */
    readonly salt: string;
    /** Iterations of PBKDF2. */
    readonly cost: number;
    /** Bytes. */
    readonly keyLength: number;
    /** Hex. The derived key must begin with it. */
    readonly keyPrefix: string;
    /** Seconds since 1970. */
    readonly expiresAt: number;
    readonly data: Readonly<Record<string, string>>;
  };
  readonly signature: string;
}

export interface Solution {
  readonly counter: number;
  /** Hex. */
  readonly derivedKey: string;
}

export type ChallengeAnswer = { readonly answer: string } | { readonly pow: ProofOfWork; readonly solution: Solution };

/** Good for one write. */
export interface CaptchaPass {
  readonly token: string;
  readonly expires: string;
}
