/** First registration wins; the losing copy says so instead of throwing in the middle of somebody's page. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  if (!taken) customElements.define(tag, element);
  else if (taken !== element) console.warn(`[afterword] <${tag}> is defined by another copy.`); // eslint-disable-line no-console
}
