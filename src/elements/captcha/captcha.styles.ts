import { css } from 'lit';

export const styles = css`
  :host {
    min-height: 1.5em;
  }
  :host(:state(off)) {
    display: none;
  }
  /* Not before a second has passed: most checks are done by then. */
  progress {
    display: block;
    animation: wait 1s step-end;
    appearance: none;
    width: min(100%, 16em);
    height: 2px;
    margin-top: var(--_space);
    border: 0;
    background: color-mix(in srgb, currentcolor 18%, transparent);
  }
  @keyframes wait {
    from {
      visibility: hidden;
    }
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
`;
