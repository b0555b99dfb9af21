/* eslint-disable no-control-regex -- removing control characters is the point */

/** Control characters but tab and line feed, those above ASCII too: some terminals obey them. */
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
/** Marks that turn the direction of the text around them; a name has no use for them, and fakes are made with them. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** More marks on one letter than any script needs grow out of the line ("Zalgo"). */
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A text as it may be stored: well-formed, with line feeds, without NUL and its kin. Nothing readable is lost. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(STACKED_MARKS, '$1').trim();
}

/** The same for one line, such as a name. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(BIDI_CONTROLS, '')).replace(/\s+/g, ' ');
}

/** False for text made of spaces and invisible characters only. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** The address if it is one a reader may be sent to, else undefined. */
export function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}
