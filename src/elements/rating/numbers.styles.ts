import { css } from 'lit';
import { barStyles } from './bar.styles.js';

export const styles = css`
  ${barStyles}
  [part='histogram'] {
    display: grid;
    grid-template-columns: max-content minmax(4em, 14em) max-content max-content;
    justify-content: start;
    gap: 2px var(--_space);
    margin: calc(var(--_space) / 2) 0 0;
    padding: 0;
    list-style: none;
  }
  [part='bar'] {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    min-height: 24px;
    border-radius: var(--_radius);
  }
  [part='bar'] > * {
    text-align: end;
  }
  .mine .length {
    color: var(--_accent);
  }
  /* It has its place from the start: nothing moves when it is shown. */
  .share {
    visibility: hidden;
  }
  [part='bar']:is(:hover, :focus) .share {
    visibility: visible;
  }
`;
