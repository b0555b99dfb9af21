import { css } from 'lit';

export const styles = css`
  :host {
    min-height: 1.5em;
  }
  :host(:state(off)) {
    display: none;
  }
  progress {
    display: block;
    appearance: none;
    width: min(100%, 16em);
    height: 2px;
    margin-top: var(--_space);
    border: 0;
    background: color-mix(in srgb, currentcolor 18%, transparent);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .ask {
    display: grid;
    gap: var(--_space);
    justify-items: start;
  }
  /* White in both schemes: the characters are drawn for it. */
  img {
    display: block;
    width: 300px;
    max-width: 100%;
    height: auto;
    aspect-ratio: 3;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: #fff;
  }
  input[type='text'] {
    width: min(100%, 12em);
    font-size: 1.25em;
    letter-spacing: 0.2em;
    text-transform: uppercase;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
  }
`;
