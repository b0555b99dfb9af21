import { CONSENT_KEY, ConsentMemory, type ConsentRecord } from './record.js';
import { tellConsentMode } from './consent-mode.js';

/** What the page may do. */
export interface ConsentState {
  /** `off`: nothing on the page asks; `asking`: not answered; `answered`: by a person, or for them by their browser. */
  readonly status: 'off' | 'asking' | 'answered';
  /** The purposes that are agreed to. */
  readonly granted: ReadonlySet<string>;
  /** The browser says "do not sell or share" (Global Privacy Control). */
  readonly gpc: boolean;
}

/** What an element asks about. */
export interface Question {
  readonly version: string;
  /** The purposes, by name. */
  readonly categories: readonly string[];
  /** How long a Yes lasts, in days. */
  readonly days: number;
  /** A tool of the site's own that asks in our place. */
  readonly bridge?: Bridge | undefined;
}

/** A consent tool that the site already has. */
export interface Bridge {
  /** Whether it allows a purpose; `undefined` while it does not know. */
  allows(category: string): boolean | undefined;
}

const DAY = 24 * 60 * 60 * 1000;
/** A No is not asked about again for thirteen months: California wants at least twelve (Civil Code § 1798.135 (c)(4)). */
const REFUSAL_DAYS = 395;

const NOTHING: ReadonlySet<string> = new Set();
const key = Symbol.for('afterword:consent@1');

/**
 * What the readers of this document agreed to. A decision is the site's and not a page's, so there is one of these for
 * a document, however many pages and however many copies of the kit are in it.
 */
export class Consent {
  readonly #memory = new ConsentMemory();
  readonly #questions = new Map<object, Question>();
  readonly #listeners = new Set<() => void>();
  #state: ConsentState = { status: 'off', granted: NOTHING, gpc: false };

  /** The one of this document. */
  static get shared(): Consent {
    const page = document as Document & { [key]?: Consent };
    return (page[key] ??= new Consent());
  }

  constructor() {
    addEventListener('storage', (event) => {
      if (event.key?.startsWith(CONSENT_KEY) ?? true) this.check();
    });
    addEventListener('pageshow', () => this.check()); // a page in the back-forward cache heard nothing of other tabs
    document.addEventListener('prerenderingchange', () => this.check());
  }

  get state(): ConsentState {
    return this.#state;
  }

  /** Every purpose that is asked about. */
  get categories(): readonly string[] {
    return [...new Set([...this.#questions.values()].flatMap(({ categories }) => categories))];
  }

  /** Whether a person agreed to a purpose, as of now. */
  isGranted(category: string): boolean {
    this.check();
    return this.#state.granted.has(category);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts a question on the page, or says that it changed. Without one, nothing is granted: nobody could take it back. */
  place(owner: object, question: Question): void {
    const isNew = !this.#questions.has(owner);
    this.#questions.set(owner, question);
    if (!this.check() && isNew) this.#tell();
  }

  drop(owner: object): void {
    if (this.#questions.delete(owner) && !this.check()) this.#tell();
  }

  /** Of several that ask the same thing, the first one does. */
  isAsker(owner: object): boolean {
    return this.#questions.keys().next().value === owner;
  }

  /** Keeps a person's answer: the purposes agreed to, of those that are asked about. */
  answer(granted: readonly string[]): void {
    const asked = this.categories;
    const version = this.#version;
    if (version === undefined) return;
    this.#memory.write({
      version,
      at: Date.now(),
      asked,
      granted: asked.filter((category) => granted.includes(category)),
      gpc: hasGpc(),
    });
    this.check();
  }

  /** Looks again at what is on record, and tells everyone if it is something else. Returns whether it was. */
  check(): boolean {
    const { status, granted, gpc } = this.#state;
    const next = this.#decide();
    const isSame = next.status === status && next.gpc === gpc && [...next.granted].join() === [...granted].join();
    if (isSame) return false;
    this.#state = next;
    // A tool of the site's own tells Google itself. What was granted and is asked about no more has to be taken back too.
    if (!this.#bridge) tellConsentMode(new Set([...this.categories, ...granted]), next.granted);
    this.#tell();
    return true;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  get #version(): string | undefined {
    return this.#questions.values().next().value?.version;
  }

  get #bridge(): Bridge | undefined {
    return [...this.#questions.values()].find(({ bridge }) => bridge)?.bridge;
  }

  #decide(): ConsentState {
    const gpc = hasGpc();
    const isPrerendered = (document as Document & { prerendering?: boolean }).prerendering;
    if (this.#questions.size === 0 || isPrerendered) return { status: 'off', granted: NOTHING, gpc };
    const bridge = this.#bridge;
    if (bridge) return this.#ask(bridge, gpc);
    const record = this.#memory.read();
    if (record && this.#isGood(record, gpc)) return { status: 'answered', granted: new Set(record.granted), gpc };
    return { status: gpc ? 'answered' : 'asking', granted: NOTHING, gpc };
  }

  #ask(bridge: Bridge, gpc: boolean): ConsentState {
    const answers = this.categories.map((category) => [category, bridge.allows(category)] as const);
    const isKnown = answers.every(([, allowed]) => allowed !== undefined);
    const granted = answers.filter(([, allowed]) => allowed && !gpc).map(([category]) => category);
    return { status: isKnown ? 'answered' : 'off', granted: new Set(granted), gpc };
  }

  /** An answer holds for the question it was given to, for a time, and against the browser's No if it is newer. */
  #isGood({ version, at, asked, granted, gpc: knewGpc }: ConsentRecord, gpc: boolean): boolean {
    if (version !== this.#version || !this.categories.every((category) => asked.includes(category))) return false;
    const days = granted.length > 0 ? Math.min(...[...this.#questions.values()].map(({ days }) => days)) : REFUSAL_DAYS;
    const age = Date.now() - at;
    if (age > days * DAY || age < -DAY) return false; // a clock that was wrong by years is no reason to believe it
    return granted.length === 0 || !gpc || knewGpc;
  }
}

function hasGpc(): boolean {
  return (navigator as Navigator & { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
}
