/** What a person sees of an element, in one line. */
export function words(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The button that a person would call so, in an element's own shadow root. */
export function button(element: Element, name: string): HTMLButtonElement | undefined {
  const all = [...element.shadowRoot!.querySelectorAll('button')];
  return all.find((one) => (one.getAttribute('aria-label') ?? words(one)) === name || words(one) === name);
}

export function parts(element: Element, name: string): HTMLElement[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
}

export function part(element: Element, name: string): HTMLElement | undefined {
  return parts(element, name)[0];
}

/** What has the focus, inside shadow roots too. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
