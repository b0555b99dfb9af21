import { css } from 'lit';

export const styles = css`
  :host {
    overflow-wrap: anywhere;
  }
  label {
    display: inline-flex;
    gap: var(--_space);
    align-items: baseline;
    min-height: 24px;
  }
  input {
    flex: none;
    width: 1.15em;
    height: 1.15em;
    margin: 0;
    font: inherit;
    translate: 0 0.15em;
    accent-color: var(--_accent);
  }
  label ~ p {
    padding-inline-start: calc(1.15em + var(--_space)); /* under the words, not under the box */
  }
  :host(:state(invalid)) label {
    color: var(--_danger);
  }
  :host(:state(invalid)) input:not(:focus-visible) {
    outline: 2px solid var(--_danger);
    outline-offset: 1px;
  }
`;
