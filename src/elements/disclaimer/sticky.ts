import { css, type ReactiveController } from 'lit';
import { adopt } from '../../styles/adopt.js';
import type { DisclaimerElement } from './disclaimer.js';

/**
 * Keeps a disclaimer at the lower edge of the window until it was read. As long as it covers that edge, browsers scroll
 * what gets the focus clear of it (WCAG 2.2, 2.4.11).
 */
export class Sticky implements ReactiveController {
  readonly #host: DisclaimerElement;
  readonly #clear = new CSSStyleSheet();
  readonly #observer = new ResizeObserver(() => this.hostUpdated());

  constructor(host: DisclaimerElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.#host, styles);
    this.#host.ownerDocument.adoptedStyleSheets.push(this.#clear);
    this.#observer.observe(this.#host);
  }

  hostUpdated(): void {
    const isSticky = getComputedStyle(this.#host).position === 'sticky';
    const height = isSticky ? this.#host.offsetHeight : 0;
    this.#clear.replaceSync(height > 0 ? `:root { scroll-padding-block-end: ${height}px }` : '');
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    const sheets = this.#host.ownerDocument.adoptedStyleSheets;
    if (sheets.includes(this.#clear)) sheets.splice(sheets.indexOf(this.#clear), 1);
  }
}

const styles = css`
  @media screen {
    :host([mode='sticky']:not(:state(closed))) {
      position: sticky;
      z-index: 1;
      inset-block-end: 0;
      max-height: 60vh;
      overflow: auto;
      border-block-start: 1px solid var(--_line);
      background: var(--afterword-surface, Canvas);
    }
  }
`;
