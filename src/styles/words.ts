import { css } from 'lit';

/** What a page says of its headings and buttons is not meant for running text. And the lines between its parts. */
export const words = css`
  :host {
    --_line: var(--afterword-line, color-mix(in srgb, currentcolor 18%, transparent));
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
  }
  @media (forced-colors: active) {
    :host {
      --_line: CanvasText;
    }
  }
`;
