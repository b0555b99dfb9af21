import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, Reader } from './support/reader.js';
import { RunningServer } from './support/server.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src data:; require-trusted-types-for 'script'; trusted-types lit-html";

describe('a page under the strictest policy (A64, B1, B2, B6)', () => {
  let server: RunningServer;
  before(async () => (server = await RunningServer.start({ env: { AFTERWORD_CAPTCHA: 'image' } })));
  after(closeBrowser);
  after(() => server[Symbol.asyncDispose]());

  it('is what the demonstration is served with', async () => {
    const response = await fetch(`${server.url}/`);
    assert.equal(response.headers.get('content-security-policy'), POLICY);
  });

  it('works throughout with nothing blocked, nothing complained about, and no other host asked', async () => {
    const ada = await Reader.open(`${server.url}/`);
    await ada.acknowledge();
    await ada.write('Some *words*.\n\n- and\n- a list');
    await ada.page.getByRole('button', { name: 'Preview' }).click();
    await ada.page.getByRole('region', { name: 'How it will look' }).getByText('and', { exact: true }).waitFor();
    await ada.page.getByRole('img', { name: /Distorted characters/ }).waitFor();
    const image = ada.page.getByRole('img', { name: /Distorted characters/ });
    assert.ok(
      await image.evaluate((element: HTMLImageElement) => element.decode().then(() => element.naturalWidth === 600)),
    );
    await ada.page.getByRole('button', { name: 'New image' }).click();
    await ada.sees('To send, type the characters in the image.');
    for (const path of ['/articles', '/vertebral-fracture-pain', '/terms', '/privacy'])
      await ada.page.goto(server.url + path);
    ada.assertContent();
    assert.deepEqual(
      [...new Set(ada.requests.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'))],
      [server.url],
    );
  });

  it('leaves no style attribute behind (B3)', async () => {
    const ada = await Reader.open(`${server.url}/`);
    await ada.sees('Be the first to say something.');
    assert.equal(await ada.page.locator('[style]').count(), 0);
  });
});
