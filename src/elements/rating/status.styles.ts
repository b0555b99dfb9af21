import { css } from 'lit';
import { controls } from '../../styles/controls.js';

export const styles = css`
  ${controls}
  [part='status'] {
    display: inline-flex;
    gap: var(--_space);
  }
  .small > .problem {
    font-size: inherit;
  }
`;
