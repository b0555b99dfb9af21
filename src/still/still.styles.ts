import { css } from 'lit';

/*
 * How elements look until, or unless, a script brings them to life. With scripting on, everything has the size that it
 * will have then, so that nothing moves; without, what only a script can serve is not there.
 */

export const stillThread = css`
  @media (scripting: none) {
    afterword-comment-form:not(:defined),
    .news,
    [part='sort'],
    [part='more'] {
      display: none;
    }
  }
  :host(:not(:defined)) [part='rail'] {
    display: none;
  }
  /* The line that the button would draw. */
  :host(:not(:defined)) .branch::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-inline-start: 1px solid var(--_line);
  }
`;

export const stillComment = css`
  .still {
    display: none;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * -1) calc(var(--_space) * 1.5);
    margin-inline-start: calc(2.25em + var(--_space) * 1.5 / 0.875); /* under the text, in smaller letters */
  }
  .still > * {
    min-height: 24px;
  }
  /* White space between tags is something; what a script draws has none. */
  :host(:not(:defined)) [part='status'] {
    display: none;
  }
  /* A press on a button that does nothing still gives it the focus: enough to show what it hides. */
  :host(:not(:defined)) [part='spoiler']:is(:focus, :active) + [hidden] {
    display: inline;
  }
  :host(:not(:defined)) .long:has(+ div > :is(:focus, :active)) {
    max-height: none;
  }
  @media (scripting: none) {
    .still {
      display: flex;
    }
    [part='actions'] {
      display: none;
    }
    .long {
      max-height: none;
    }
    .long + div {
      display: none;
    }
  }
`;

export const stillRating = css`
  .alive {
    display: contents;
  }
  .still {
    display: none;
  }
  @media (scripting: none) {
    .alive {
      display: none;
    }
    .still {
      display: block;
    }
  }
`;

export const stillDisclaimer = css`
  /* Its place is kept, but a button that would not hear a click is not shown: who presses it means it. */
  :host(:not(:defined)) [part='acknowledge'] {
    visibility: hidden;
  }
  @media (scripting: none) {
    [part='acknowledge'] {
      display: none;
    }
  }
`;
