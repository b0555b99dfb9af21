import { css } from 'lit';

export const styles = css`
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
  .length {
    display: block;
    width: 100%;
    height: 0.375em;
    overflow: visible;
    color: var(--_star);
  }
  .length:dir(rtl) {
    transform: scaleX(-1);
  }
  .length rect {
    fill: var(--_star-empty);
    fill-opacity: 0.35;
  }
  .length .of {
    fill: currentcolor;
    fill-opacity: 1;
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
  @media (forced-colors: active) {
    .length rect {
      fill: none;
      stroke: CanvasText;
    }
    .length .of {
      fill: CanvasText;
    }
  }
`;
