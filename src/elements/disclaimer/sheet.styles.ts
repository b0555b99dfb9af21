import { css } from 'lit';

export const styles = css`
  dialog {
    width: min(68ch, 100% - 2em);
    max-width: none;
    max-height: min(85dvh, 100% - 2em);
    overflow: auto;
    overscroll-behavior: contain;
    padding: min(var(--_space) * 4, 6vw);
    border: 1px solid var(--_line);
    border-block-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--afterword-surface, Canvas);
    box-shadow: 0 0.5em 2em rgb(0 0 0 / 25%);
    color: inherit;
    font-size: max(1em, 1rem);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog .open:focus {
    outline: 0; /* the sheet itself is what is seen */
  }
  dialog [part='heading'],
  dialog ::slotted([slot='heading']) {
    font-size: 1.25em;
  }
  dialog .actions {
    gap: var(--_space) calc(var(--_space) * 2);
    padding-block-start: var(--_space);
  }
  dialog [part='acknowledge'],
  dialog [part='decline'] {
    min-height: 2.5em;
    padding: var(--_space) calc(var(--_space) * 3);
    box-shadow: inset 0 0 0 1px currentcolor;
    border-radius: var(--_radius);
    color: var(--_accent);
    font-weight: 600;
    text-decoration: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: appear 150ms;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    dialog [part='acknowledge'],
    dialog [part='decline'] {
      border: 1px solid ButtonText;
    }
  }
  @media print {
    dialog {
      display: block;
      position: static;
      width: auto;
      max-height: none;
      padding: 0;
      border: 0;
      box-shadow: none;
    }
  }
`;
