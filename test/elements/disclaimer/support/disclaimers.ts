import type { DisclaimerElement } from '../../../../src/elements/disclaimer/disclaimer.js';
import '../../../../src/elements/disclaimer/define.js';
import { button } from '../../../support/find.js';
import { until } from '../../../support/until.js';

let names = 0;
/** A name that no other test has acknowledged. */
export const newName = () => `notice-${Date.now()}-${++names}`;

export const find = (host: Element) => host.querySelector('afterword-disclaimer')!;
export const isOpen = (disclaimer: DisclaimerElement) => part(disclaimer, 'body').checkVisibility();
export const part = (disclaimer: DisclaimerElement, name: string) =>
  disclaimer.shadowRoot!.querySelector<HTMLElement>(`[part="${name}"]`)!;

/** The button that puts it away, whatever it is called. */
export const putAway = (disclaimer: DisclaimerElement) => part(disclaimer, 'acknowledge').click();

export async function closed(disclaimer: DisclaimerElement): Promise<void> {
  await until(() => !isOpen(disclaimer) && button(disclaimer, 'Show'), 'the disclaimer is put away');
}
