import { domainToASCII } from 'node:url';

/** Letters that stand in no word of their own: such a script has no spaces between words. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
/** What a word goes on with. */
const PART = `(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}]`;

/**
 * Whether one of these words, phrases or domains is in a text, whatever its case. A word is found as a whole and not
 * within another; a domain with everything below it, in a link as in plain text.
 */
export function createBlockList(entries: readonly string[]): (text: string) => boolean {
  if (entries.length === 0) return () => false;
  const pattern = new RegExp(entries.map(folded).flatMap(patternsOf).join('|'), 'u');
  return (text) => pattern.test(folded(text));
}

/** One spelling for what looks the same; marks that nobody sees separate nothing. */
const folded = (text: string): string => text.normalize('NFKC').replace(/\p{Cf}/gu, '').toLowerCase().replace(/\s+/gu, ' '); // prettier-ignore

function patternsOf(entry: string): readonly string[] {
  if (!/^[^\s.]+(\.[^\s.]+)+$/u.test(entry)) return [`(?<!${PART})${escape(entry)}(?!${PART})`];
  const spellings = new Set([entry, domainToASCII(entry)].filter(Boolean)); // links have the latter
  return [...spellings].map((domain) => `(?<![\\p{L}\\p{N}-])${escape(domain)}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`);
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
