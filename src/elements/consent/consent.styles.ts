import { css } from 'lit';

export const styles = css`
  :host {
    --_edge: var(--afterword-edge, color-mix(in srgb, currentcolor 56%, transparent));
  }
  :host([mode='sticky']:state(open)) {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    max-height: 70vh;
    overflow: auto;
    border-block-start: 1px solid var(--_line);
    background: var(--afterword-surface, Canvas);
  }
  :host([mode='sticky']) section {
    padding-inline: var(--_space); /* room for focus rings, which would be cut off */
  }
  section {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    max-width: 68ch;
    overflow-wrap: anywhere;
    padding-block: calc(var(--_space) * 2);
  }
  [part='heading'],
  ::slotted([slot='heading']) {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  [part='body'] {
    display: grid;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * -1);
  }
  ::slotted(p) {
    margin: 0;
  }
  fieldset {
    all: unset;
    display: grid;
    gap: var(--_space);
  }
  label {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 var(--_space);
    align-items: baseline;
    min-height: 24px;
  }
  label .small {
    grid-column: 2;
  }
  input {
    width: 1.15em;
    height: 1.15em;
    margin: 0;
    font: inherit;
    translate: 0 0.15em;
    accent-color: var(--_accent);
  }
  /* Yes and No are one size and one look, side by side or one under the other. */
  [part='actions'] {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(7em, 100%), 1fr));
    gap: var(--_space);
    max-width: 26em;
  }
  [part='actions'] button {
    min-height: 2.5em;
    padding: var(--_space);
    border: 1px solid var(--_edge);
    color: inherit;
    font-weight: 600;
  }
  [part='actions'] button:hover {
    border-color: currentcolor;
    text-decoration: none;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  @media print {
    :host {
      display: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_edge: ButtonText;
    }
  }
`;
