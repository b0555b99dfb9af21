import type { Page, Rating } from 'afterword/protocol';
import type { QuestionKind } from '../captcha/questions.js';
import { UNNAMED } from '../services/rating-reader.js';
import { readForm, type Sent } from './fields.js';

/** A form for ratings as it was sent. */
export interface SentRating extends Pick<
  Sent,
  'token' | 'stamp' | 'challenge' | 'kind' | 'trap' | 'wantsNew' | 'fields'
> {
  /** How many stars were chosen, by the name of the rating; what was not chosen is not in it. */
  readonly stars: ReadonlyMap<string, number>;
  /** Whether the question was there to be answered. */
  readonly wasAsked: boolean;
}

export type RatingField = 'rating' | 'captcha' | 'form';
export type RatingProblems = ReadonlyMap<RatingField, string>;

/** What tells the form from the one for comments, which is sent to the same address. */
export const ABOUT = { name: 'about', value: 'rating' } as const;

/** What the stars of a rating are sent as. */
export const fieldOf = (name: string): string => (name === UNNAMED ? 'rating' : `rating-${name}`);

/** Every rating of a page, by its name: the page's own first. */
export function ratingsOf({ rating, ratings = {} }: Page): ReadonlyMap<string, Rating> {
  return new Map([[UNNAMED, rating], ...Object.entries(ratings)]);
}

export function isRating(body: unknown): boolean {
  return (body as Record<string, unknown> | null | undefined)?.[ABOUT.name] === ABOUT.value;
}

/** Reads what arrived. What is no whole number of a rating's stars was not chosen. */
export function readRating(body: unknown, page: Page): SentRating {
  const { token, stamp, challenge, kind, trap, wantsNew, fields } = readForm(body);
  const sent = new Map(Object.entries(body as Record<string, unknown>));
  const chosen = [...ratingsOf(page)].map(([name, { histogram }]) => {
    const value = sent.get(fieldOf(name));
    const stars = typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : 0;
    return [name, stars <= histogram.length ? stars : 0] as const;
  });
  const stars = new Map(chosen.filter(([, count]) => count > 0));
  return { token, stamp, challenge, kind, trap, wantsNew, fields, stars, wasAsked: challenge !== '' };
}

/** Whether a reader has given all of this already: the button was pressed twice. */
export function isGiven({ stars }: SentRating, page: Page): boolean {
  const ratings = ratingsOf(page);
  return [...stars].every(([name, count]) => ratings.get(name)?.mine === count);
}

/** A form for ratings as it is shown: empty, or as it came back. */
export interface RatingView {
  readonly ratings: ReadonlyMap<string, Rating>;
  readonly stars: ReadonlyMap<string, number>;
  readonly problems: RatingProblems;
  /** What each sending of this form is known by. */
  readonly token: string;
  /** When it was given out, sealed. */
  readonly stamp: string;
  /** What is asked to be typed, once stars were chosen. */
  readonly question: { readonly kind: QuestionKind; readonly id: string; readonly typed: string } | undefined;
  /** Whether it came back, and is what the document is about now. */
  readonly isReturned: boolean;
  /** Of the document. */
  readonly language: string | undefined;
}
