import { css } from 'lit';

export const styles = css`
  :host {
    --_size: var(--afterword-star-size, 1.5em);
    min-height: 2em;
  }
  .row,
  [part='stars'] {
    display: flex;
    flex-wrap: wrap;
  }
  .row {
    align-items: center;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 2);
  }
  [part='stars'] {
    margin-inline-start: -3px;
  }
  /* At least 24 pixels each way, without a grid or a flex box for each star: those would double the time of their layout. */
  [part='star'],
  .star {
    display: block;
  }
  [part='star'] {
    box-sizing: content-box;
    padding: max(0px, 12px - var(--_size) / 2) max(3px, 12px - var(--_size) / 2);
  }
  label {
    cursor: pointer;
  }
  /* Where the star is, for who explores by touch, and unseen without being transparent, which would take a layer each. */
  input {
    appearance: none;
    display: block;
    font: inherit;
    width: 100%;
    height: var(--_size);
    margin: 0 0 calc(-1 * var(--_size));
    border-radius: var(--_radius);
  }
  .star {
    width: var(--_size);
    height: var(--_size);
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
  .mine {
    --_star: var(--_accent);
  }
  /* Pointing at a star fills it and those before it. */
  @media (hover: hover) {
    .open:hover label:not(label:hover ~ label) path {
      color: var(--_accent);
      fill: currentcolor;
    }
    label:hover ~ label path {
      color: var(--_star-empty);
      fill: none;
    }
  }
  :host(:state(invalid)) [part='stars'] {
    outline: 2px solid var(--_danger);
    outline-offset: 3px; /* beside the ring of a star in focus */
  }
  :host(:disabled) {
    opacity: 0.6;
  }
  @media (pointer: coarse) {
    .open > * {
      padding: max(0px, 22px - var(--_size) / 2);
    }
  }
`;
