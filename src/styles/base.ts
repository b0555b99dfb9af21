import { css } from 'lit';

/**
 * What every element starts with. Each token can be set on any ancestor as `--afterword-<role>`; colours that are not
 * derived from the host's text have a light and a dark value and follow the host's `color-scheme`.
 */
export const base = css`
  :host {
    --_space: var(--afterword-space, 0.5em);
    --_radius: var(--afterword-radius, 4px);
    --_muted: var(--afterword-muted, color-mix(in srgb, currentcolor 72%, transparent));
    --_accent: var(--afterword-accent, light-dark(#1b5fae, #8fbdf5));
    --_focus: var(--afterword-focus, var(--_accent));
    --_danger: var(--afterword-danger, light-dark(#a8261d, #f5aaa3));
    --_small: var(--afterword-small, 0.875em);
    --_star: var(--afterword-star, light-dark(#9a5b00, #f0b13c));
    --_star-empty: var(--afterword-star-empty, var(--_muted));
    display: block;
    box-sizing: border-box;
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .small {
    margin: 0;
    font-size: var(--_small);
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    :host {
      --_muted: CanvasText;
      --_accent: LinkText;
      --_focus: Highlight;
      --_danger: CanvasText;
      --_star: CanvasText;
      --_star-empty: CanvasText;
    }
  }
`;
