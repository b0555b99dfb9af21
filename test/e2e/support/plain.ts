import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { hearDigits, readCharacters } from '../../../server/test/support/passes.js';
import { Reader } from './reader.js';
import { ROOT } from './server.js';

/** What the server has to be started with for its images to be read here. */
export const SECRET = 'a secret of the tests, longer than thirty-two bytes';

/** The document of a page's comments. */
export function documentOf(server: string, page: string): string {
  return `${server}/pages/${encodeURIComponent(page)}`;
}

/** Opens a document in a browser that runs no script. */
export function openPlain(url: string, options: BrowserContextOptions = {}): Promise<Reader> {
  return Reader.open(url, { javaScriptEnabled: false, ...options });
}

/** What a person reads off the image in the form. */
export async function readImage(page: Page): Promise<string> {
  const image = page.getByRole('img', { name: /Distorted characters/ });
  await image.scrollIntoViewIfNeeded();
  assert.equal(await image.evaluate((element: HTMLImageElement) => element.naturalWidth), 600, 'the image is there');
  return charactersOf(await page.locator('input[name="challenge"]').inputValue());
}

/** What the image of a challenge shows. */
export const charactersOf = (id: string): string => readCharacters(id, SECRET);

/** What the sound of a challenge says. */
export const digitsOf = (id: string): string => hearDigits(id, SECRET);

export async function fill(page: Page, fields: { text?: string; name?: string; website?: string }): Promise<void> {
  if (fields.text !== undefined) await page.getByLabel(/^Your (comment|reply)$/).fill(fields.text);
  if (fields.name !== undefined) await page.getByLabel('Name', { exact: true }).fill(fields.name);
  if (fields.website !== undefined) await page.getByLabel(/^Website/).fill(fields.website);
}

/** Fills in everything and sends it. */
export async function post(page: Page, text: string, name = 'Ada', website = ''): Promise<void> {
  await fill(page, { text, name, website });
  await page.getByLabel(/I have read the disclaimer/).check();
  await page.getByLabel('Type the characters').fill(await readImage(page));
  await page.getByRole('button', { name: /^Send/ }).click();
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds. */
export async function violations({ page }: Reader): Promise<string[]> {
  const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
