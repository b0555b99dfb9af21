import { expect } from '@open-wc/testing';

const LOOKS = [
  ['light', 'ltr'],
  ['dark', 'ltr'],
  ['light', 'rtl'],
  ['dark', 'rtl'],
] as const;

export type Scheme = (typeof LOOKS)[number][0];

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** Makes the host page light or dark, as a page that says `color-scheme` is. */
export function paint(scheme: Scheme): void {
  sheet.replaceSync(`:root { color-scheme: ${scheme}; background: Canvas; color: CanvasText; }`);
}

/** Axe finds nothing in light and in dark, from the left and from the right. */
export async function expectAccessible(element: Element): Promise<void> {
  const { dir } = document.documentElement;
  try {
    for (const [scheme, direction] of LOOKS) {
      paint(scheme);
      document.documentElement.dir = direction;
      await expect(element, `${scheme}, ${direction}`).to.be.accessible();
    }
  } finally {
    paint('light');
    document.documentElement.dir = dir;
  }
}

/** How far two colours of the page are apart, as WCAG counts it. Either may be half transparent. */
export function contrast(colour: string, background: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  const luminances = [[background], [background, colour]].map((layers) => {
    for (const layer of layers) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    return luminance(context.getImageData(0, 0, 1, 1).data);
  });
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

/** How bright a colour is, as WCAG counts it. */
export function luminance([red = 0, green = 0, blue = 0]: Iterable<number>): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
