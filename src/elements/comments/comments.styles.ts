import { css } from 'lit';

export const styles = css`
  section {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 3);
  }
  h2,
  ::slotted([slot='heading']) {
    margin: 0;
    font: inherit;
    font-size: 1.25em;
    font-weight: 600;
  }
  [part='count'] {
    display: inline-block; /* Chromium takes a number that comes into a line for a shift of the line */
    color: var(--_muted);
    font-weight: 400;
  }
  .ways {
    margin-block: calc(var(--_space) / -2); /* it comes later than the heading, whose line has room for it */
  }
  .ways,
  [part='sort'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
    font-size: var(--_small);
  }
  [part='follow-button'][aria-pressed='true']::before {
    content: '✓ ' / '';
  }
  [part='sort'] [aria-pressed='true'] {
    color: inherit;
    font-weight: 600;
    cursor: default;
    text-decoration: none;
  }
  /* The room that the composer will take, and nothing in it that belongs inside. */
  afterword-comment-form:not(:defined) {
    display: block;
    min-height: calc(1lh + 3.5 * var(--_space) + 2px);
  }
  afterword-comment-form:not(:defined) * {
    display: none;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* Items that have no number need not be counted whenever one moves. */
  li {
    display: block;
  }
  [part='list'] > li {
    border-block-start: 1px solid var(--_line);
  }
  /* What is far out of sight costs no layout. By a class: numbers would be counted again with each new comment. */
  .far {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8em;
  }
  .branch {
    position: relative;
    margin-inline-start: calc(1.125em * 0.875);
    padding-inline-start: calc(1.125em * 0.875 + var(--_space) * 1.5);
  }
  /* A hairline that is wide enough for a finger. */
  [part='rail'] {
    position: absolute;
    inset-block: 0;
    inset-inline-start: -12px;
    width: 24px;
  }
  [part='rail']::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 12px;
    border-inline-start: 1px solid var(--_line);
  }
  [part='rail']:is(:hover, :focus-visible)::before {
    border-color: var(--_accent);
    border-inline-start-width: 2px;
  }
  .below {
    padding-block-end: calc(var(--_space) * 1.5);
  }
  /* Under the text it belongs to: the width of the disc and the gap beside it. */
  :is(div, [parent]).below {
    margin-inline-start: calc(2.25em * 0.875 + var(--_space) * 1.5);
  }
  [part='list'] + .below {
    margin-inline-start: 0;
  }
  /* Over the lower edge of the window, in room that is always there: what it says moves nothing. */
  .news {
    z-index: 1; /* above comments, which paint apart */
    position: sticky;
    inset-block-end: 0;
    order: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    min-height: calc(1lh + var(--_space) * 4);
    pointer-events: none;
  }
  .news > * {
    padding: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--afterword-surface, Canvas);
    pointer-events: auto;
  }
  .pulse {
    display: grid;
    gap: calc(var(--_space) * 3);
  }
  .pulse div {
    height: 4.5em;
    border-radius: var(--_radius);
    background:
      linear-gradient(var(--_line), var(--_line)) 0 0.3em / 30% 0.7em no-repeat,
      linear-gradient(var(--_line), var(--_line)) 0 1.9em / 90% 0.7em no-repeat,
      linear-gradient(var(--_line), var(--_line)) 0 3.4em / 70% 0.7em no-repeat;
    opacity: 0.6;
  }
  @media (max-width: 30rem) {
    :is(div, [parent]).below {
      margin-inline-start: 0;
    }
    .branch {
      margin-inline-start: 0;
      padding-inline-start: 12px;
    }
  }
`;
