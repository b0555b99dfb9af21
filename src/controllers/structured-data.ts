import { html, render, type ReactiveController, type ReactiveControllerHost } from 'lit';

/**
 * What search engines read (https://schema.org, as JSON-LD) beside what its host shows: in the head of the document for as
 * long as the host is there and can be seen.
 */
export class StructuredData implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #describe: () => object | undefined;
  #script: HTMLScriptElement | undefined;

  /** `describe` says what is shown; undefined for nothing. */
  constructor(host: ReactiveControllerHost & HTMLElement, describe: () => object | undefined) {
    this.#host = host;
    this.#describe = describe;
    host.addController(this);
  }

  hostUpdated(): void {
    const data = this.#host.isConnected && this.#host.checkVisibility() ? this.#describe() : undefined;
    const text = data && toInertJson({ '@context': 'https://schema.org', ...data });
    if (this.#script?.text === text) return;
    this.hostDisconnected();
    if (text === undefined) return;
    this.#script = makeDataBlock();
    this.#script.append(text);
    document.head.append(this.#script);
  }

  hostDisconnected(): void {
    this.#script?.remove();
    this.#script = undefined;
  }
}

/**
 * Trusted Types refuse text for any script, whatever its type, but for one that counts as run already; and that is what comes
 * out of a template (https://html.spec.whatwg.org/multipage/scripting.html#already-started).
 */
function makeDataBlock(): HTMLScriptElement {
  const fragment = document.createDocumentFragment();
  render(html`<script type="application/ld+json"></script>`, fragment);
  return fragment.querySelector('script')!;
}

/** Nothing in it can end the script it stands in, or a line of one, wherever the document is written out again. */
function toInertJson(data: object): string {
  return JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
