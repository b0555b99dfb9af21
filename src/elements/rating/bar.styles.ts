import { css } from 'lit';

/** Needs `--_star` and `--_star-empty`. */
export const barStyles = css`
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
