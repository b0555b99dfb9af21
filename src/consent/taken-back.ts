import { CONSENT_KEY } from './record.js';

const KEY = `${CONSENT_KEY}-taken-back`;

/**
 * Notes of what a consent tool of the site's own allows no more, and since when. Such a tool speaks for its own tab and
 * hears of no other; so that a Yes that is taken back ends in every tab, the one that hears of it leaves a note.
 */
export function noteTakenBack(category: string, isTakenBack: boolean): void {
  const notes = read();
  if (notes.has(category) === isTakenBack) return;
  if (isTakenBack) notes.set(category, Date.now());
  else notes.delete(category);
  try {
    if (notes.size > 0) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(notes)));
    else localStorage.removeItem(KEY);
  } catch {
    // Blocked or full: the other tabs hear of it when they are loaded again.
  }
}

/** Whether it was taken back somewhere after the tool of this tab has spoken last. */
export function isTakenBackSince(heard: number, category: string): boolean {
  return Number(read().get(category) ?? 0) > heard;
}

function read(): Map<string, unknown> {
  try {
    return new Map(Object.entries(JSON.parse(localStorage.getItem(KEY) ?? '{}') as object));
  } catch {
    return new Map(); // blocked, or not ours
  }
}
