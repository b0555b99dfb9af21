import { css } from 'lit';

export const styles = css`
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
    translate: 0 0.15em;
    accent-color: var(--_accent);
  }
  :host(:state(invalid)) input {
    outline: 2px solid var(--_danger);
    outline-offset: 1px;
  }
`;
