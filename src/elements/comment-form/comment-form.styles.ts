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
