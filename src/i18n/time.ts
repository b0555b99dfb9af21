import { formatter } from './formatter.js';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Older than this, a date says more than a number of days. */
const LONGEST = 30 * 86_400;

export function formatDate(
  language: string,
  iso: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'long' },
): string {
  return formatter('date', Intl.DateTimeFormat, language, options).format(new Date(iso));
}

/** "3 minutes ago"; after a month, the date. */
export function formatAgo(language: string, iso: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000); // a clock that is slow puts nothing in the future
  if (seconds >= LONGEST) return formatDate(language, iso);
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? (['second', Infinity] as const);
  const relative = formatter('ago', Intl.RelativeTimeFormat, language, { numeric: 'auto' });
  return relative.format(-Math.trunc(seconds / size), unit);
}
