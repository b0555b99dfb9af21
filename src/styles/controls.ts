import { css } from 'lit';

/** For elements with buttons, and with what may go wrong. */
export const controls = css`
  /* Quiet buttons are text; their target is larger than they look. */
  button {
    position: relative;
    min-height: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button:disabled {
    cursor: default;
    text-decoration: none;
  }
  @media (pointer: coarse) {
    button::after {
      content: '';
      position: absolute;
      inset: 50% auto auto 50%;
      width: max(100%, 44px);
      height: max(100%, 44px);
      translate: -50% -50%;
    }
  }
  .problem {
    margin: 0;
    font-size: var(--_small);
    color: var(--_danger);
  }
`;
