import type { Manner } from './links.js';

interface Asked {
  readonly lang?: string | undefined;
  readonly dir?: string | undefined;
}

/** The language and direction of the page that a document belongs to, as far as its link says them. */
export function toManner({ lang, dir }: Asked): Manner {
  const language = canonical(lang);
  return { language, direction: dir === 'ltr' || dir === 'rtl' ? dir : directionOf(language) };
}

function canonical(lang: string | undefined): string | undefined {
  try {
    return lang === undefined ? undefined : Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined; // no language tag
  }
}

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg)$/;

/** That of the script which the language is usually written in. */
function directionOf(language: string | undefined): 'rtl' | undefined {
  const script = language === undefined ? '' : (new Intl.Locale(language).maximize().script ?? '');
  return RIGHT_TO_LEFT.test(script) ? 'rtl' : undefined;
}
