import { css } from 'lit';
import { words } from './words.js';

/** Running text and the lines between its parts. */
export const text = css`
  ${words}
  :host {
    --_line: var(--afterword-line, color-mix(in srgb, currentcolor 18%, transparent));
  }
  a {
    color: var(--_accent);
  }
  p {
    margin: 0;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    :host {
      --_line: CanvasText;
    }
  }
`;
