import type { StorageKey } from '../api/storage.js';

/** What a person answered, and to what. */
export interface ConsentRecord {
  /** The version of the site's question. */
  readonly version: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** The purposes that were asked about. */
  readonly asked: readonly string[];
  /** The purposes among them that were agreed to. */
  readonly granted: readonly string[];
  /** Whether the browser said "do not sell or share" at that moment (Global Privacy Control). */
  readonly gpc: boolean;
}

export const CONSENT_KEY: StorageKey = 'afterword:consent';

/**
 * The answer that is on record. Other than everything else the kit keeps, nothing in memory stands in for what storage
 * does not have: where it was cleared, nothing is granted. An answer that could not be written lasts as long as the page.
 */
export class ConsentMemory {
  #unsaved: ConsentRecord | undefined;

  read(): ConsentRecord | undefined {
    const stored = readStored();
    return this.#unsaved && this.#unsaved.at >= (stored?.at ?? 0) ? this.#unsaved : stored;
  }

  write(record: ConsentRecord): void {
    this.#unsaved = undefined;
    try {
      localStorage.setItem(CONSENT_KEY, JSON.stringify(record));
    } catch {
      this.#unsaved = record;
      forgetStored(); // storage is full: an older Yes must not outlive this answer
    }
  }
}

function readStored(): ConsentRecord | undefined {
  try {
    const record = JSON.parse(localStorage.getItem(CONSENT_KEY) ?? 'null') as unknown;
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined; // blocked, or not ours
  }
}

function forgetStored(): void {
  try {
    localStorage.removeItem(CONSENT_KEY);
  } catch {
    // Blocked: then there is nothing.
  }
}

/** Whatever is not exactly an answer is none. */
function isRecord(value: unknown): value is ConsentRecord {
  const { version, at, asked, granted, gpc } = (value ?? {}) as Partial<Record<keyof ConsentRecord, unknown>>;
  return (
    typeof version === 'string' &&
    typeof at === 'number' &&
    typeof gpc === 'boolean' &&
    [asked, granted].every((list) => Array.isArray(list) && list.every((name) => typeof name === 'string'))
  );
}
