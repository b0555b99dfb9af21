import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { PageElement } from '../../../../src/elements/page/page.js';
import type { RatingElement } from '../../../../src/elements/rating/rating.js';
import '../../../../src/elements/rating/define.js';
// Loaded later by elements; here at once, so that no test waits for the network before it presses a key.
import '../../../../src/elements/rating/numbers.js';
import '../../../../src/elements/rating/reader.js';
import '../../../../src/elements/rating/special.js';
import type { TestPage } from '../../../support/page.js';
import { until } from '../../../support/until.js';

export const radios = (rating: RatingElement) => [...rating.shadowRoot!.querySelectorAll('input')];
export const stars = (rating: RatingElement) => [...rating.shadowRoot!.querySelectorAll('[part~="star"]')];
export const group = (rating: RatingElement) => rating.shadowRoot!.querySelector('[part="stars"]')!;
export const status = (rating: RatingElement) => words(rating.shadowRoot!.querySelector('[part="status"]'));
export const average = (rating: RatingElement) => words(rating.shadowRoot!.querySelector('[part="average"]'));

/** How much of a star is full, from 0 to 1. */
export function fullness(star: Element): number {
  const part = star.querySelector('svg svg');
  if (part) return Number(part.getAttribute('width')) / 20;
  return star.querySelector('.fill') ? 1 : 0;
}

/** Where a star is drawn, without what is left beside it. */
export function drawn(star: Element): DOMRect {
  const shape = star.querySelector('.star') ?? star;
  const { left, top, width, height } = shape.getBoundingClientRect();
  const { paddingInlineStart, paddingBlockStart } = getComputedStyle(shape);
  const [beside, above] = [parseFloat(paddingInlineStart), parseFloat(paddingBlockStart)];
  return new DOMRect(left + beside, top + above, width - 2 * beside, height - 2 * above);
}

/** The star that is chosen; 0 for none. */
export const chosen = (rating: RatingElement) => radios(rating).findIndex(({ checked }) => checked) + 1;

export const button = (rating: RatingElement, label: string) =>
  [...rating.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label);

/** Where the focus is, in words. */
export function focused(rating: RatingElement): string {
  const element = rating.shadowRoot!.activeElement;
  const star = radios(rating).findIndex((radio) => radio === element) + 1;
  return star > 0 ? `star ${star}` : words(element);
}

const words = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** A rating that has loaded its page. */
export async function ratingOn(
  page: TestPage,
  content: TemplateResult = html`<afterword-rating></afterword-rating>`,
): Promise<{ rating: RatingElement; host: PageElement }> {
  const host = await page.render(content);
  await until(() => host.store?.state.page.status === 'ready', 'the page is loaded');
  const rating = host.querySelector('afterword-rating')!;
  await rating.updateComplete;
  return { rating, host };
}

/** Clicks a star, and waits until the server has it. */
export async function vote(rating: RatingElement, host: PageElement, value: number): Promise<void> {
  radios(rating)[value - 1]!.click();
  await until(() => isSaved(host, value), `the vote for ${value} is saved`);
  await rating.updateComplete;
}

export function isSaved({ store }: PageElement, value: number | null): boolean {
  const { rating, outbox } = store!.state;
  return rating.mine === value && outbox?.rating === undefined;
}
