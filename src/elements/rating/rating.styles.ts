import { css } from 'lit';

export const styles = css`
  :host {
    --_star: var(--afterword-star, light-dark(#9a5b00, #f0b13c));
    --_star-empty: var(--afterword-star-empty, color-mix(in srgb, currentcolor 62%, transparent));
    min-height: 2em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 2);
  }
  [part='stars'] {
    display: inline-flex;
    margin-inline: -3px;
  }
  [part~='star'] {
    display: grid;
    place-items: center;
    min-width: 24px;
    min-height: 24px;
    padding-inline: 3px;
    border-radius: var(--_radius);
  }
  label {
    cursor: pointer;
  }
  input {
    position: absolute;
    opacity: 0;
    width: 1px;
    margin: 0;
  }
  .star {
    width: var(--afterword-star-size, 1.5em);
    height: var(--afterword-star-size, 1.5em);
    overflow: visible;
  }
  :dir(rtl) > .star {
    transform: scaleX(-1);
  }
  :where(svg.star) path {
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
  .mine .fill {
    color: var(--_accent);
  }
  /* Pointing at a star fills it and those before it. */
  @media (hover: hover) {
    .open:hover label .fill {
      color: var(--_accent);
    }
    label:hover ~ label svg svg {
      width: 0;
    }
    .open:hover label:not(label:hover ~ label) svg svg {
      width: 20px;
    }
  }
  label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
  }
  :host(:state(invalid)) [part='stars'] {
    outline: 2px solid var(--_danger);
    outline-offset: 3px;
  }
  :host(:disabled) {
    opacity: 0.6;
  }
  [part='status'] {
    display: inline-flex;
    gap: var(--_space);
  }
  @media (pointer: coarse) {
    .open > * {
      min-width: 44px;
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_star: CanvasText;
      --_star-empty: CanvasText;
    }
    .mine .fill {
      color: Highlight;
    }
  }
`;
