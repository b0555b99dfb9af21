import { css, html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';
import { adopt } from '../../styles/adopt.js';
import { star } from '../rating/star.js';

/** So many stars the rating of a page has that a comment shows. */
const STARS = 5;

/** What is said of it; translated with the rest of `comment`. */
export const ratedMessages = {
  rated: (value: string, stars: string) => `Rated ${value} of ${stars} stars`,
};

/** How the author of a comment rates the page, small; with the styles for it. */
export function renderAuthorRating(host: Element, l10n: Localizer<'comment'>, rating: number): TemplateResult {
  adopt(host, ratedStyles);
  return drawAuthorRating(l10n, rating);
}

export function drawAuthorRating(l10n: Localizer<'comment'>, rating: number): TemplateResult {
  const say = { ...ratedMessages, ...l10n.say };
  const stars = Array.from({ length: STARS }, (_, index) => star(rating - index));
  return html`<span part="rating" role="img" aria-label=${say.rated(l10n.number(rating), l10n.number(STARS))}
    >${stars}</span
  >`;
}

export const ratedStyles = css`
  [part='rating'] {
    display: inline-flex;
    align-self: center;
  }
  .star {
    width: 1em;
    height: 1em;
    overflow: visible;
  }
  :dir(rtl) > .star {
    transform: scaleX(-1);
  }
  :where(.star) path {
    color: var(--_star);
    fill: currentcolor;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .outline {
    color: var(--_star-empty);
    fill: none;
  }
`;
