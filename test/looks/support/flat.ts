/** What is drawn below a node: shadow roots entered, slots filled. */
export function childrenOf(node: Node): readonly Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return assigned.length > 0 ? assigned : [...node.childNodes];
  }
  return [...((node as Element).shadowRoot ?? node).childNodes];
}

export function parentOf(node: Node): Element | null {
  if ((node as Element | Text).assignedSlot) return (node as Element).assignedSlot;
  return node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement;
}

/** Elements that are seen, in the order in which they are drawn. Drawings are not taken apart. */
export function seenIn(root: Element): readonly Element[] {
  const isContents = getComputedStyle(root).display === 'contents';
  if (!isContents && !root.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
  if (root.classList.contains('hidden')) return []; // for screen readers
  if (root instanceof SVGElement) return [root];
  const below = childrenOf(root).flatMap((node) => (node instanceof Element ? seenIn(node) : []));
  return isContents ? below : [root, ...below];
}

export interface Ink {
  /** The text; of drawings and fields their names. */
  readonly words: string;
  readonly node: Node;
  readonly element: Element;
  /** A box for each line. */
  readonly boxes: readonly DOMRect[];
}

/** Everything that leaves ink: lines of text, drawings, boxes to tick. */
export function inkIn(root: Element): readonly Ink[] {
  const isContents = getComputedStyle(root).display === 'contents';
  if (!isContents && !root.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
  if (root.classList.contains('hidden')) return [];
  const isDrawn = !(root instanceof HTMLInputElement) || getComputedStyle(root).appearance !== 'none';
  if (!isDrawn) return []; // it is there for the keyboard, and something else is drawn
  if (root instanceof SVGElement || root instanceof HTMLInputElement) {
    return [{ words: root.localName, node: root, element: root, boxes: [withoutPadding(root)] }];
  }
  return childrenOf(root).flatMap((node) => {
    if (node instanceof Element) return inkIn(node);
    const words = node.textContent!.replace(/\s+/g, ' ').trim();
    if (!(node instanceof Text) || !words) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    return [
      { words, node, element: parentOf(node)!, boxes: [...range.getClientRects()].filter(({ width }) => width > 0.5) },
    ];
  });
}

/** Where something is drawn, without what is left free around it. */
function withoutPadding(element: Element): DOMRect {
  const { left, top, width, height } = element.getBoundingClientRect();
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
  const [start, end, above, below] = [paddingLeft, paddingRight, paddingTop, paddingBottom].map(parseFloat);
  return new DOMRect(left + start!, top + above!, width - start! - end!, height - above! - below!);
}
