import { css } from 'lit';
import { words } from './words.js';

/** Running text. */
export const text = css`
  ${words}
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
`;
