import { executeServerCommand } from '@web/test-runner-commands';

function devtools<T = unknown>(method: string, params: object = {}): Promise<T> {
  return executeServerCommand<T, object>('devtools', { method, params });
}

type Feature = 'forced-colors' | 'prefers-color-scheme' | 'pointer' | 'hover';

/** Sets media features; what is left out goes back to what the browser says. */
export async function emulate(features: Partial<Record<Feature, string>>, media = ''): Promise<void> {
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
  await touch('touchStart', [{ x, y }]);
  for (let moved = 10; moved <= distance; moved += 10) await touch('touchMove', [{ x, y: y - moved }]);
  await touch('touchEnd', []);
}

export async function tap(element: Element): Promise<void> {
  const [x, y] = middleOf(element);
  await touch('touchStart', [{ x, y }]);
  await touch('touchEnd', []);
}

function touch(type: string, touchPoints: readonly { x: number; y: number }[]): Promise<unknown> {
  return devtools('Input.dispatchTouchEvent', { type, touchPoints });
}

/** The pixels of an element, as they are on the screen. */
export async function pixelsOf(element: Element): Promise<ImageData> {
  const { left: x, top: y, width, height } = element.getBoundingClientRect();
  const clip = { x: x + scrollX, y: y + scrollY, width, height, scale: 1 };
  const { data } = await devtools<{ data: string }>('Page.captureScreenshot', { format: 'png', clip });
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}
