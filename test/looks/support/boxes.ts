import { inkIn, parentOf, seenIn, type Ink } from './flat.js';

/** As much as rounding may move something. */
const ROUNDING = 1;
/** Browsers round the width of each run of letters, and there are other runs from right to left. */
const MIRRORED = 1.5;

/** What goes over the edge of the window or of its element, is cut off, or lies over something else. In words. */
export function misplaced(scope: Element): readonly string[] {
  const ink = inkIn(scope);
  const frame = scope.getBoundingClientRect();
  const { clientWidth, scrollWidth } = document.documentElement;
  const findings = ink.flatMap((one) =>
    one.boxes.flatMap((box) => [
      ...(box.left < frame.left - ROUNDING || box.right > frame.right + ROUNDING
        ? [`“${one.words}” leaves its element`]
        : []),
      ...(isCut(one, box, scope) ? [`“${one.words}” is cut off`] : []),
    ]),
  );
  if (frame.left < -ROUNDING || frame.right > clientWidth + ROUNDING) findings.push('it leaves the window');
  if (scrollWidth > clientWidth) findings.push(`the page scrolls sideways, ${scrollWidth} px`);
  return [...new Set([...findings, ...overlaps(ink)])];
}

/** By an ancestor that hides what goes over its edge, or that would have to be scrolled sideways. */
function isCut({ element }: Ink, box: DOMRect, scope: Element): boolean {
  for (let one: Element | null = element; one; one = one === scope ? null : parentOf(one)) {
    const { overflowX, overflowY, display } = getComputedStyle(one);
    if (display === 'contents' || display === 'inline') continue;
    const edge = one.getBoundingClientRect();
    if (overflowX !== 'visible' && (box.left < edge.left - ROUNDING || box.right > edge.right + ROUNDING)) return true;
    const hides = overflowY === 'hidden' || overflowY === 'clip';
    if (hides && (box.top < edge.top - ROUNDING || box.bottom > edge.bottom + ROUNDING)) return true;
  }
  return false;
}

function overlaps(ink: readonly Ink[]): readonly string[] {
  const lines = ink.flatMap(({ words, node, boxes }) => boxes.map((box) => ({ words, node, box })));
  return lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter((other) => other.node !== one.node && lieOver(one.box, other.box))
      .map((other) => `“${one.words}” lies over “${other.words}”`),
  );
}

/** Boxes of text have room above and below the letters: a quarter of it may be shared. */
function lieOver(a: DOMRect, b: DOMRect): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > ROUNDING && down > 0.25 * Math.min(a.height, b.height);
}

/** Every word that is seen. */
export const wordsIn = (scope: Element): string =>
  inkIn(scope)
    .filter(({ boxes }) => boxes.length > 0)
    .map(({ words }) => words)
    .join(' | ');

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly top: number;
}

/** Where things are, from the edge at which lines begin. Words within a line have an order of their own. */
export function placesIn(scope: Element, dir: 'ltr' | 'rtl'): readonly Place[] {
  const { clientWidth } = document.documentElement;
  const origin = scope.getBoundingClientRect().top;
  const inLine = new Set<Element>();
  return seenIn(scope).flatMap((element) => {
    if (getComputedStyle(element).display === 'inline' || inLine.has(parentOf(element)!)) {
      inLine.add(element);
      return [];
    }
    const { left, right, top } = element.getBoundingClientRect();
    const [start, end] = dir === 'ltr' ? [left, right] : [clientWidth - right, clientWidth - left];
    const name = element.getAttribute('part') ?? element.localName;
    return [{ name, start, end, top: top - origin }];
  });
}

/** What is not at the same distance from the other edge. */
export function notMirrored(ltr: readonly Place[], rtl: readonly Place[]): readonly string[] {
  if (ltr.length !== rtl.length) return ['other things are seen'];
  return ltr.flatMap((place, index) => {
    const other = rtl[index]!;
    const far = (['start', 'end', 'top'] as const).filter((edge) => Math.abs(place[edge] - other[edge]) > MIRRORED);
    return far.map(
      (edge) => `${place.name}: ${edge} at ${place[edge].toFixed(1)}, mirrored at ${other[edge].toFixed(1)}`,
    );
  });
}
