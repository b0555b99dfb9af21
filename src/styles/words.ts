import { css } from 'lit';

/** What a page says of its headings and buttons is not meant for running text. */
export const words = css`
  :host {
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
  }
`;
