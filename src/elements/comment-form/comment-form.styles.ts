import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  textarea {
    min-height: calc(2lh + 2 * var(--_space));
    field-sizing: content;
    max-height: 60vh;
  }
  .collapsed textarea {
    min-height: calc(1lh + 2 * var(--_space) + 2px);
    resize: none;
  }
  .text {
    position: relative;
    min-width: 0; /* words that never end would widen it */
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) / 2);
  }
  [part='toolbar'] button {
    min-width: 28px;
    min-height: 28px;
    color: inherit;
  }
  /* Over what follows, so that nothing moves while somebody types. */
  [part='people'] {
    position: absolute;
    z-index: 1;
    inset-block-start: calc(100% + 2px);
    inset-inline-start: 0;
    max-width: 100%;
    margin: 0;
    padding: calc(var(--_space) / 2);
    list-style: none;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--afterword-surface, Canvas);
    box-shadow: 0 2px 8px rgb(0 0 0 / 15%);
  }
  [role='option'] {
    min-height: 24px;
    padding: calc(var(--_space) / 2) var(--_space);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [role='option'][aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 15%, transparent);
    outline: 1px solid var(--_accent);
  }
  @media (pointer: coarse) {
    [role='option'] {
      min-height: 44px;
    }
  }
  .icon {
    display: block;
    width: 1.25em;
    height: 1.25em;
    margin: auto;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .who {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: calc(var(--_space) * 1.5);
  }
  .who label span {
    display: block;
    margin-bottom: calc(var(--_space) / 2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
  }
  .actions p {
    flex: 1 1 16em;
  }
  [part='preview'] {
    padding-inline-start: calc(var(--_space) * 2);
    border-inline-start: 2px solid var(--_line);
  }
  [readonly] {
    color: var(--_muted);
    border-style: dashed;
  }
`;
