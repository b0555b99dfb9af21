import { css } from 'lit';
import { barStyles } from '../rating/bar.styles.js';

export const styles = css`
  ${barStyles}
  [part='list'] {
    display: grid;
    grid-template-columns: fit-content(24ch) minmax(4em, 14em) max-content max-content;
    justify-content: start;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='rating'] {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    min-height: 1.75em;
  }
  [part='average'] {
    text-align: end;
  }
  [part='label'] {
    overflow-wrap: anywhere;
  }
  /* Where there is no room for a bar beside the words, the figures stand below. */
  @container (max-width: 26em) {
    [part='list'] {
      grid-template-columns: max-content 1fr;
    }
    [part='label'],
    .length {
      grid-column: 1 / -1;
    }
    [part='average'] {
      text-align: start;
    }
  }
  :host {
    container-type: inline-size;
  }
`;
