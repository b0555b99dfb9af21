import { pixelsOf } from '../../support/browser.js';
import { luminance } from '../../support/looks.js';

/** Red, green and blue in one number, for there are many. */
export type Colour = number;
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** A part of the window as it is on the screen. */
export class Shot {
  readonly picture: ImageData;
  readonly #left: number;
  readonly #top: number;
  readonly #scale: number;

  private constructor(picture: ImageData, left: number, top: number, width: number) {
    this.picture = picture;
    this.#left = left;
    this.#top = top;
    this.#scale = picture.width / width;
  }

  static async of(box: Box, margin = 0): Promise<Shot> {
    const left = Math.max(Math.floor(box.left) - margin, -scrollX);
    const top = Math.max(Math.floor(box.top) - margin, -scrollY);
    const [width, height] = [Math.ceil(box.right) + margin - left, Math.ceil(box.bottom) + margin - top];
    return new Shot(await pixelsOf(new DOMRect(left, top, width, height)), left, top, width);
  }

  /** The pixels of a box, or of everything. */
  pixels(box?: Box): readonly Colour[] {
    const { data, width, height } = this.picture;
    const at = (value: number, origin: number, end: number) =>
      Math.min(Math.max(Math.round((value - origin) * this.#scale), 0), end);
    const [x1, x2] = box ? [at(box.left, this.#left, width), at(box.right, this.#left, width)] : [0, width];
    const [y1, y2] = box ? [at(box.top, this.#top, height), at(box.bottom, this.#top, height)] : [0, height];
    const pixels: Colour[] = [];
    for (let y = y1; y < y2; y++) {
      for (let x = x1; x < x2; x++) {
        const i = 4 * (y * width + x);
        pixels.push((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
      }
    }
    return pixels;
  }
}

const known = new Map<Colour, number>();

function luminanceOf(colour: Colour): number {
  const found = known.get(colour) ?? luminance([colour >> 16, (colour >> 8) & 255, colour & 255]);
  known.set(colour, found);
  return found;
}

/** How far two colours are apart, as WCAG counts it. */
export function contrastOf(a: Colour, b: Colour): number {
  const [one, other] = [luminanceOf(a), luminanceOf(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** The colour that most of them are: what the rest stands on. */
export function groundOf(pixels: readonly Colour[]): Colour {
  const counts = new Map<Colour, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  let most: Colour = 0;
  for (const [colour, count] of counts) if (count > (counts.get(most) ?? 0)) most = colour;
  return most;
}

/** How far the most different of them stands out. */
export function standsOut(pixels: readonly Colour[], on: Colour = groundOf(pixels)): number {
  let most = 1;
  for (const colour of new Set(pixels)) most = Math.max(most, contrastOf(colour, on));
  return most;
}

/** How many pixels of two pictures are plainly not the same, of all. */
export function difference(a: ImageData, b: ImageData): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const far = [0, 1, 2].some((part) => Math.abs(a.data[i + part]! - b.data[i + part]!) > 30);
    if (far) changed++;
  }
  return changed / (a.data.length / 4);
}
