import { css } from 'lit';

export const styles = css`
  :host {
    --_warning: var(--afterword-warning, light-dark(#8a5200, #efbb62));
  }
  [part='notice'] {
    padding-block: var(--_space);
    padding-inline-start: calc(var(--_space) * 2.5);
    border-inline-start: 3px solid var(--_warning);
    overflow-wrap: anywhere;
  }
  [part='heading'],
  ::slotted([slot='heading']) {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  .open {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    max-width: 68ch;
  }
  [part='body'] {
    display: grid;
    gap: var(--_space);
  }
  ::slotted(p) {
    margin: 0;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  .waiting {
    visibility: hidden;
  }
  .line > :empty {
    display: none;
  }
  @media screen {
    :host(:state(closed)) .open {
      display: none;
    }
  }
  @media print {
    .line,
    button {
      display: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_warning: CanvasText;
    }
  }
`;
