import { css } from 'lit';

/** Text fields and the one button that is not quiet. */
export const field = css`
  :host {
    --_edge: var(--afterword-edge, color-mix(in srgb, currentcolor 56%, transparent));
  }
  label {
    display: block;
  }
  input,
  textarea {
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  input[type='text'],
  input[type='email'],
  textarea {
    display: block;
    width: 100%;
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--afterword-surface, transparent);
    line-height: inherit;
  }
  textarea {
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .primary {
    min-height: 2.5em;
    padding: var(--_space) calc(var(--_space) * 3);
    background: var(--_accent);
    color: var(--afterword-on-accent, light-dark(#fff, #10151c));
    font-weight: 600;
  }
  .primary:hover {
    text-decoration: none;
    background: color-mix(in srgb, var(--_accent) 88%, currentcolor);
  }
  .primary[aria-disabled='true'] {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_edge);
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    :host {
      --_edge: CanvasText;
    }
    .primary {
      border: 1px solid ButtonText;
    }
  }
`;
