import { css } from 'lit';

export const styles = css`
  .fine {
    position: relative;
    cursor: pointer;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  :host(:disabled) .fine {
    cursor: default;
  }
  .fine input {
    position: absolute;
    inset: 0;
    height: 100%;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  .fine:has(:focus-visible) {
    border-radius: var(--_radius);
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='star-label'] {
    display: inline-grid;
  }
  [part='star-label'] > * {
    grid-area: 1 / 1;
    visibility: hidden;
  }
  [part='star-label'] > [data-shown] {
    visibility: visible;
  }
  .symbol,
  :dir(rtl) > .symbol {
    display: grid;
    transform: none;
    line-height: 1;
  }
  .symbol > * {
    grid-area: 1 / 1;
    display: grid;
    place-items: center;
    color: var(--_star);
    font-size: var(--_size);
  }
  .symbol > * > * {
    display: block;
    max-inline-size: 100%;
    max-block-size: var(--_size);
  }
  .symbol > .outline {
    color: var(--_star-empty);
  }
  .symbol > .outline > * {
    scale: 0.5;
  }
  .symbol > .outline,
  :dir(rtl) > .symbol > .fill {
    clip-path: inset(0 0 0 var(--_from));
  }
  .symbol > .fill,
  :dir(rtl) > .symbol > .outline {
    clip-path: inset(0 var(--_from) 0 0);
  }
  .symbol > .outline {
    --_from: var(--_share);
  }
  .symbol > .fill {
    --_from: calc(100% - var(--_share));
  }
  @media (hover: hover) {
    .open:hover label .symbol > * {
      --_share: 0%;
    }
    .open:hover label:not(label:hover ~ label) .symbol > * {
      --_share: 100%;
    }
  }
`;
