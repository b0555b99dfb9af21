import { inkIn } from './flat.js';
import { contrastOf, groundOf, Shot, standsOut, type Box } from './shot.js';

/** Round a thing, where a focus ring would be. */
const MARGIN = 8;

/** Text that can hardly be read on what is behind it (WCAG 1.4.3). In words. */
export function faintText(shot: Shot, scope: Element): readonly string[] {
  return inkIn(scope)
    .filter(({ node }) => node instanceof Text)
    .flatMap(({ words, boxes }) => {
      const contrast = Math.min(...boxes.map((box) => standsOut(shot.pixels(box))));
      return contrast < 4.5 ? [`“${words}” stands out ${contrast.toFixed(2)} to 1`] : [];
    });
}

/** Drawings, and edges of what has one, that can hardly be seen (WCAG 1.4.11). In words. */
export function faintShapes(shot: Shot, scope: Element, edged: readonly Element[]): readonly string[] {
  const page = groundOf(shot.pixels(scope.getBoundingClientRect()));
  const drawings = inkIn(scope).filter(({ node }) => !(node instanceof Text));
  const shapes = [
    ...drawings.map(({ words, boxes: [box] }) => [words, box!] as const),
    ...edged.map((one) => [`the edge of ${one.getAttribute('part')!}`, startEdge(one)] as const),
  ];
  return shapes.flatMap(([name, box]) => {
    const contrast = standsOut(shot.pixels(box), page);
    return contrast < 3 ? [`${name} stands out ${contrast.toFixed(2)} to 1`] : [];
  });
}

/** A strip across the edge at which lines begin, in the middle of it. */
function startEdge(element: Element): Box {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const edge = element.matches(':dir(rtl)') ? right : left;
  const middle = (top + bottom) / 2;
  return { left: edge - 2, right: edge + 2, top: middle - 1, bottom: middle + 1 };
}

/** The sides of an element at which nothing is plainly seen to change when it gets the focus. */
export async function sidesWithoutRing(element: HTMLElement): Promise<readonly string[]> {
  const target = element.getBoundingClientRect().width > 2 ? element : element.closest('label, [part]')!;
  target.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = target.getBoundingClientRect();
  const before = await Shot.of(box, MARGIN);
  element.focus({ preventScroll: true });
  const after = await Shot.of(box, MARGIN);
  element.blur();
  const { left, right, top, bottom } = box;
  const sides = {
    left: { ...around(box), right: left },
    right: { ...around(box), left: right },
    top: { ...around(box), bottom: top },
    bottom: { ...around(box), top: bottom },
  };
  return Object.entries(sides).flatMap(([name, side]) => {
    const was = before.pixels(side);
    const changed = after.pixels(side).filter((colour, index) => contrastOf(colour, was[index]!) >= 3).length;
    const length = name === 'left' || name === 'right' ? bottom - top : right - left;
    const isEnough = target.getClientRects().length > 1 ? changed > 0 : changed >= length * 0.8; // lines have one ring
    return isEnough ? [] : [name];
  });
}

const around = ({ left, right, top, bottom }: DOMRect): Box => ({
  left: left - MARGIN,
  right: right + MARGIN,
  top: top - MARGIN,
  bottom: bottom + MARGIN,
});
