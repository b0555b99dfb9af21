import { decodeMuLaw } from './mu-law.js';
import { de } from './voices/de.js';
import { en } from './voices/en.js';
import { es } from './voices/es.js';
import { fr } from './voices/fr.js';
import { pt } from './voices/pt.js';

const VOICES: Readonly<Record<string, readonly string[]>> = { en, es, de, fr, pt };
const FALLBACK = 'en';

/** The languages that digits are spoken in. */
export const LANGUAGES: readonly string[] = Object.keys(VOICES);

/** The one that is spoken where a language is asked for: itself, or English. */
export function spokenFor(asked = FALLBACK): string {
  return isSpoken(asked) ? languageOf(asked) : FALLBACK;
}

/** Whether there is a voice for a language, a BCP 47 tag. */
export const isSpoken = (asked: string): boolean => LANGUAGES.includes(languageOf(asked));

const languageOf = (tag: string): string => tag.toLowerCase().split('-', 1)[0]!;

const decoded = new Map<string, readonly Float32Array[]>();

/** The digits from 0 to 9 as samples between -1 and 1. */
export function voiceOf(language: string): readonly Float32Array[] {
  const known = decoded.get(language);
  if (known) return known;
  const voice = VOICES[language]!.map((digit) => decodeMuLaw(Buffer.from(digit, 'base64')));
  decoded.set(language, voice);
  return voice;
}
