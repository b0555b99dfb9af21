/** Who holds what. A region that the author made inert is not ours to set free. */
const holders = new WeakMap<Element, Set<object>>();

/**
 * Makes parts of a document inert until they are released: they can be seen and not used. A part that comes later, or that
 * a framework draws anew, is found too.
 */
export function holdRegions(root: Document | ShadowRoot, ids: readonly string[]): { release(): void } {
  const holder = {};
  const held = new Set<HTMLElement>();
  const hold = (): void => {
    for (const id of ids) {
      const region = root.getElementById(id);
      if (!region || held.has(region)) continue;
      const known = holders.get(region);
      if (region.inert && !known?.size) continue;
      holders.set(region, (known ?? new Set()).add(holder));
      held.add(region);
      region.inert = true;
    }
  };
  const observer = new MutationObserver(hold);
  observer.observe(root, { childList: true, subtree: true });
  hold();
  return {
    release() {
      observer.disconnect();
      for (const region of held) {
        const left = holders.get(region);
        left?.delete(holder);
        if (!left?.size) region.inert = false;
      }
    },
  };
}
