import { css, type ReactiveController } from 'lit';
import { adopt } from '../../styles/adopt.js';
import type { DisclaimerElement } from './disclaimer.js';

/**
 * Keeps a disclaimer in the window until it was read: at the lower edge, or at the upper one where the reader has scrolled
 * past its place. As long as it covers that edge, browsers scroll what gets the focus clear of it (WCAG 2.2, 2.4.11).
 */
export class Sticky implements ReactiveController {
  readonly #host: DisclaimerElement;
  readonly #clear = new CSSStyleSheet();
  readonly #observer = new ResizeObserver(() => this.hostUpdated());
  #connected: AbortController | undefined;
  #height = 0;
  #rule = '';

  constructor(host: DisclaimerElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.#host, styles);
    this.#host.ownerDocument.adoptedStyleSheets.push(this.#clear);
    this.#observer.observe(this.#host);
    this.#connected = new AbortController();
    addEventListener('scroll', this.#keepClear, { passive: true, signal: this.#connected.signal });
  }

  hostUpdated(): void {
    const isSticky = getComputedStyle(this.#host).position === 'sticky';
    this.#height = isSticky ? this.#host.offsetHeight : 0;
    this.#keepClear();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#connected?.abort();
    const sheets = this.#host.ownerDocument.adoptedStyleSheets;
    if (sheets.includes(this.#clear)) sheets.splice(sheets.indexOf(this.#clear), 1);
  }

  readonly #keepClear = (): void => {
    const { top, bottom } = this.#host.getBoundingClientRect();
    const edge = top < innerHeight - bottom ? 'start' : 'end';
    const rule = this.#height > 0 ? `:root { scroll-padding-block-${edge}: ${this.#height}px }` : '';
    if (rule !== this.#rule) this.#clear.replaceSync(rule);
    this.#rule = rule;
  };
}

const styles = css`
  @media screen {
    :host([mode='sticky']:not(:state(closed))) {
      position: sticky;
      z-index: 1;
      inset-block: 0;
      max-height: 60vh;
      overflow: auto;
      border-block: 1px solid var(--_line);
      background: var(--afterword-surface, Canvas);
    }
  }
`;
