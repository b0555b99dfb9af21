import { css } from 'lit';

/** A document of our own: nothing but a column, in the reader's own letters and colours. */
export const pageStyles = css`
  :root {
    color-scheme: light dark;
    --space: 0.5rem;
    --line: color-mix(in srgb, currentcolor 18%, transparent);
    --edge: color-mix(in srgb, currentcolor 56%, transparent);
    --muted: color-mix(in srgb, currentcolor 72%, transparent);
    --accent: light-dark(#1b5fae, #8fbdf5);
    --danger: light-dark(#a8261d, #f5aaa3);
    background: Canvas;
    color: CanvasText;
    font:
      100%/1.5 system-ui,
      sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  body {
    max-width: 46rem;
    margin: 0 auto;
    padding: calc(var(--space) * 3) calc(var(--space) * 2) calc(var(--space) * 8);
  }
  main,
  form,
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 3);
  }
  main {
    gap: calc(var(--space) * 5);
  }
  .head {
    gap: var(--space);
  }
  afterword-page {
    display: contents;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  blockquote {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 1.5rem;
    line-height: 1.25;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 600;
  }
  a {
    color: var(--accent);
  }
  :focus-visible,
  h2:focus {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--space) * 3);
    padding: 0;
    list-style: none;
  }
  .links :is(a, span) {
    display: inline-block;
    min-height: 24px;
  }
  .links [aria-current] {
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  .ratings {
    display: grid;
    grid-template-columns: fit-content(50%) 1fr;
    gap: var(--space) calc(var(--space) * 3);
  }
  .ratings div {
    display: contents;
  }
  .ratings dd {
    margin: 0;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .small {
    font-size: 0.875rem;
    color: var(--muted);
  }
  .small a {
    color: inherit;
  }
  .said,
  .wrong {
    display: grid;
    gap: var(--space);
    padding: var(--space) calc(var(--space) * 2);
    border-inline-start: 3px solid var(--accent);
  }
  .wrong {
    border-color: var(--danger);
  }
  .wrong ul {
    padding-inline-start: 1.25em;
  }
  .wrong a,
  .problem {
    color: var(--danger);
  }
  .problem {
    font-size: 0.875rem;
  }
  blockquote {
    padding-inline-start: calc(var(--space) * 2);
    border-inline-start: 2px solid var(--line);
    color: var(--muted);
  }
  section[aria-labelledby='write'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 2);
  }
  .field {
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) / 2);
  }
  .who {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: calc(var(--space) * 2);
  }
  input,
  textarea,
  button {
    color: inherit;
    font: inherit;
  }
  :is(input, textarea):not([type='checkbox'], [type='radio']) {
    width: 100%;
    padding: var(--space) calc(var(--space) * 1.5);
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: transparent;
  }
  textarea {
    min-height: 8rem;
    resize: vertical;
    field-sizing: content;
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  /* Out of sight, but not by 'display: none', which programs look for. */
  .trap {
    position: absolute;
    inset-inline-start: -100vw;
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  .check {
    display: flex;
    gap: var(--space);
    align-items: baseline;
    min-height: 24px;
  }
  .check input {
    flex: none;
    width: 1.15em;
    height: 1.15em;
    margin: 0;
    translate: 0 0.15em;
    accent-color: var(--accent);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .stars {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--space) * 3);
  }
  #rate {
    gap: calc(var(--space) * 2);
  }
  /* White in both schemes: the characters are drawn for it. */
  .characters {
    display: block;
    width: 300px;
    max-width: 100%;
    height: auto;
    aspect-ratio: 3;
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: #fff;
  }
  .digits {
    width: 300px;
    max-width: 100%;
  }
  input#captcha {
    max-width: 12rem;
    font-size: 1.25rem;
    letter-spacing: 0.2em;
    text-transform: uppercase;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space) calc(var(--space) * 3);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space) calc(var(--space) * 1.5);
    margin-block-start: calc(var(--space) / 2);
  }
  button {
    min-height: 44px;
    padding: var(--space) calc(var(--space) * 3);
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: none;
    cursor: pointer;
  }
  .primary {
    border-color: transparent;
    background: var(--accent);
    color: light-dark(#fff, #10151c);
    font-weight: 600;
  }
  /* The place that a link led to, drawn in no room of its own. */
  afterword-comments > :target {
    display: block;
    box-shadow: 0 0 0 2px var(--accent);
    scroll-margin-block-start: calc(var(--space) * 2);
  }
  /* Where the elements are alive, their own composer and buttons do all of this. */
  body:has(afterword-comments:defined) .alone {
    display: none;
  }
  @media (pointer: coarse) {
    .stars .check {
      min-width: 44px;
      min-height: 44px;
      align-items: center;
    }
  }
  /* With scripting on, the script is on its way; what it will hide is not shown before. */
  @media (scripting: enabled) {
    .alone.above {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
  }
`;
