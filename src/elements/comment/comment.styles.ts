import { css } from 'lit';

export const styles = css`
  [part~='comment'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
    padding-block: calc(var(--_space) * 1.5);
  }
  [part='avatar'] {
    display: grid;
    place-items: center;
    width: 2.25em;
    height: 2.25em;
    border-radius: 50%;
    background: light-dark(oklch(0.91 0.045 var(--_hue, 250)), oklch(0.36 0.05 var(--_hue, 250)));
    color: light-dark(oklch(0.36 0.07 var(--_hue, 250)), oklch(0.92 0.04 var(--_hue, 250)));
    font-size: var(--_small);
    font-weight: 600;
    overflow: clip;
  }
  .main {
    display: grid;
    gap: calc(var(--_space) / 2);
    min-width: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
    min-height: 1.6em;
  }
  [part='author'] {
    font-weight: 600;
    overflow-wrap: anywhere;
    overflow: clip;
    unicode-bidi: isolate;
  }
  [part='badge'] {
    padding-inline: 0.5em;
    border: 1px solid currentcolor;
    border-radius: var(--_radius);
    font-size: 0.75em;
    line-height: 1.4;
    color: var(--_accent);
  }
  [part='time'] {
    color: inherit;
    text-decoration: none;
  }
  [part='time']:hover {
    text-decoration: underline;
  }
  .small a {
    color: inherit;
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    font-size: var(--_small);
  }
  [part='actions'] button {
    color: var(--_muted);
  }
  [part='actions'] button:is(:hover, :focus-visible) {
    color: var(--_accent);
  }
  [part='actions'] .danger {
    color: var(--_danger);
  }
  [part='actions'] > :is([part='up-button'], [part='down-button']) {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    min-width: 24px;
    color: var(--_muted);
  }
  [part='actions'] > [part='down-button'] {
    margin-inline-start: calc(var(--_space) * -1.5);
  }
  [part='actions'] > [aria-pressed='true'] {
    color: var(--_accent);
  }
  .icon {
    width: 1.15em;
    height: 1.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  [aria-pressed='true'] .icon {
    fill: currentcolor;
  }
  [part='status']:empty {
    display: none;
  }
  .report {
    display: grid;
    gap: var(--_space);
    font-size: var(--_small);
  }
  .report textarea {
    display: block;
    width: 100%;
    padding: var(--_space);
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    background: var(--afterword-surface, transparent);
    color: inherit;
    font: inherit;
  }
  fieldset {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  [part='follow-button'][aria-pressed='true']::before {
    content: '✓ ' / '';
  }
  .far {
    white-space: pre-line;
  }
  .long {
    max-height: 16lh;
  }
  :host(:state(targeted)) [part~='comment'] {
    background: var(--afterword-mark, light-dark(#fdf3d2, #3a3116));
    box-shadow: 0 0 0 var(--_space) var(--afterword-mark, light-dark(#fdf3d2, #3a3116));
  }
  .content {
    overflow: clip;
    overflow-clip-margin: 0.3em;
  }
  [part~='comment']:focus-visible {
    outline-offset: -2px; /* what is beside it may be cut off */
    border-radius: var(--_radius);
  }
  :host(:state(removed)) [part~='comment'] {
    color: var(--_muted);
    font-style: italic;
  }
  [part='held'] {
    padding-inline-start: var(--_space);
    border-inline-start: 2px dashed var(--_muted);
  }
  @media (forced-colors: active) {
    [part='avatar'] {
      border: 1px solid CanvasText;
    }
  }
  @media (max-width: 30rem) {
    [part~='comment'] {
      column-gap: var(--_space);
    }
  }
`;
