import { css } from 'lit';

export const styles = css`
  .ask {
    display: grid;
    gap: var(--_space);
    justify-items: start;
  }
  /* White in both schemes: the characters are drawn for it. */
  img {
    display: block;
    width: 300px;
    max-width: 100%;
    height: auto;
    aspect-ratio: 3;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: #fff;
  }
  audio {
    max-width: 100%;
  }
  input[type='text'] {
    width: min(100%, 12em);
    font-size: 1.25em;
    letter-spacing: 0.2em;
    text-transform: uppercase;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
  }
`;
