import { executeServerCommand } from '@web/test-runner-commands';

export const isChromium = !navigator.userAgent.includes('Firefox');

/** For what only Chromium can be told or asked, which says why. */
export const inChromium =
  (why: string) =>
  (title: string, test: Mocha.AsyncFunc): void => {
    if (isChromium) it(title, test);
    else it.skip(`${title} (in Chromium only: ${why})`, test);
  };

/** Chromium's protocol: https://chromedevtools.github.io/devtools-protocol/. */
export function devtools<T = unknown>(method: string, params: object = {}): Promise<T> {
  return executeServerCommand<T, object>('devtools', { method, params });
}

type Feature = 'forced-colors' | 'prefers-color-scheme' | 'pointer' | 'hover';

/** Why a test of media features is for Chromium alone. */
export const NO_MEDIA = 'Firefox takes no media features from tests';

/** Sets media features; what is left out goes back to what the browser says. */
export async function emulate(features: Partial<Record<Feature, string>>, media = ''): Promise<void> {
  if (!isChromium && Object.keys(features).length === 0 && !media) return; // nothing was changed, nothing goes back
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await devtools('Emulation.setEmulatedMedia', { media, features: list });
}

/** Where a person would point at: the middle of what is seen of an element. */
export function middleOf(element: Element): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

/** A finger put on an element and moved up the screen, as one does to read on. */
export async function swipeUp(from: Element, distance: number): Promise<void> {
  const [x, y] = middleOf(from);
  await touch('touchStart', [x, y]);
  for (let moved = 10; moved <= distance; moved += 10) await touch('touchMove', [x, y - moved]);
  await touch('touchEnd');
}

export async function tap(element: Element): Promise<void> {
  await touch('touchStart', middleOf(element));
  await touch('touchEnd');
}

function touch(type: string, at?: readonly [x: number, y: number]): Promise<unknown> {
  return executeServerCommand<unknown, object>('touch', { type, at });
}

/** The pixels of an element, or of a place, as they are on the screen. */
export async function pixelsOf(place: Element | DOMRect): Promise<ImageData> {
  const { left: x, top: y, width, height } = place instanceof Element ? place.getBoundingClientRect() : place;
  const clip = { x: x + scrollX, y: y + scrollY, width, height };
  const isBeyond = y < 0 || y + height > innerHeight; // otherwise the window stays as it is, and what is fixed in it
  const data = await executeServerCommand<string, object>('screenshot', { clip, captureBeyondViewport: isBeyond });
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}
