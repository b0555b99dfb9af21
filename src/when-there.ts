/** Loads what defines elements when the first of them is in the document, now or later: most pages have none. */
export function whenThere(tags: readonly string[], load: () => Promise<unknown>): void {
  const wanted = tags.join();
  const observer = new MutationObserver((records) => {
    const isThere = records.some(({ addedNodes }) =>
      [...addedNodes].some((node) => node instanceof Element && (node.matches(wanted) || node.querySelector(wanted))),
    );
    if (isThere) start();
  });
  const start = (): void => {
    observer.disconnect();
    void load();
  };
  if (document.querySelector(wanted)) start();
  else observer.observe(document, { childList: true, subtree: true });
}
