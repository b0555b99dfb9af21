import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { ConsentElement } from '../../../../src/elements/consent/consent.js';
import '../../../../src/elements/consent/define.js';
import type { PageElement } from '../../../../src/elements/page/page.js';
import { TestPage } from '../../../support/page.js';

export const KEY = 'afterword:consent';

export interface Asked {
  readonly consent: ConsentElement;
  readonly host: PageElement;
  readonly page: TestPage;
}

/** The question on a page of its own, nothing of it answered before. */
export async function ask(content: TemplateResult = html`<afterword-consent></afterword-consent>`): Promise<Asked> {
  const page = new TestPage();
  const host = await page.render(content);
  const consent = host.querySelector('afterword-consent')!;
  await consent.updateComplete;
  await consent.updateComplete;
  return { consent, host, page };
}

/** Does something in a browser that says Global Privacy Control. */
export async function withGpc(act: () => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, get: () => true });
  try {
    await act();
  } finally {
    delete (navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl;
  }
}
