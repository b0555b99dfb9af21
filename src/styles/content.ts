import { css } from 'lit';

/** A comment's text. */
export const content = css`
  .content {
    display: grid;
    gap: 0.75em;
    max-width: 68ch;
    line-height: max(1.4em, 1lh);
    overflow-wrap: anywhere;
  }
  .content > * {
    min-width: 0;
    margin: 0;
  }
  /* Each paragraph reads in its own direction; the whole, with its lists and quotes, in that of its first letter. */
  p {
    unicode-bidi: plaintext;
  }
  .content :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .content blockquote {
    margin: 0;
    padding-inline-start: calc(var(--_space) * 2);
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
  }
  .content :is(blockquote, li) > * + * {
    margin-top: 0.5em;
  }
  .content :is(ul, ol, pre) {
    margin: 0;
  }
  [part='spoiler'] {
    padding-inline: 0.4em;
    border: 1px dashed currentcolor;
    color: inherit;
    font-size: 0.875em;
  }
  pre {
    overflow: auto;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
`;
