import { render } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from '@open-wc/testing';
import type { PageElement } from '../../../src/elements/page/page.js';
import '../../../src/elements/page/define.js';
import { TestPage } from '../../support/page.js';

type Tag = 'afterword-rating' | 'afterword-disclaimer' | 'afterword-terms' | 'afterword-consent';

/** An element in a state that readers meet. */
export interface State {
  readonly name: string;
  /** Brings it about, as a reader or an author does. */
  show(): Promise<Element>;
}

/** A state in the gallery. */
export interface Exhibit {
  readonly name: string;
  readonly element: Element;
}

/** Puts an element on a page of their own, which stays until `clear`, over several tests. */
export async function hang<T extends Tag>(
  tag: T,
  content: TemplateResult,
  page = new TestPage(),
): Promise<{ host: PageElement; element: HTMLElementTagNameMap[T]; page: TestPage }> {
  const place = document.createElement('div');
  place.className = 'state';
  document.body.append(place);
  render(html`<afterword-page server=${page.server} page=${page.key}>${content}</afterword-page>`, place);
  const host = place.querySelector('afterword-page')!;
  const element = host.querySelector(tag)!;
  await element.updateComplete;
  return { host, element, page };
}

export function clear(): void {
  for (const place of document.querySelectorAll('.state')) place.remove();
}

/** What is looked at: the sheet of an element that shows one, else the element. */
export function scopeOf(element: Element): Element {
  return element.shadowRoot?.querySelector('dialog:modal') ?? element;
}
