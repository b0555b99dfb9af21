import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/api/api-error.js';
import { Http } from '../../src/api/http.js';
import { recall, remember, type StorageKey } from '../../src/api/storage.js';
import type { Fault } from '../support/faulty-proxy.js';
import { TestPage } from '../support/page.js';
import { callsTo } from '../support/requests.js';

const ACKNOWLEDGED = { body: { disclaimer: 'd', version: '1' }, asVisitor: true };

const tokenKey = ({ server }: TestPage): StorageKey => `afterword:visitor:${server}`;

const acknowledge = (page: TestPage, http: Http): Promise<unknown> =>
  http.request('POST', `pages/${page.key}/acknowledgements`, ACKNOWLEDGED);

async function failure(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    expect(error).to.be.instanceOf(ApiError);
    return error as ApiError;
  }
  throw new Error('It did not fail.');
}

describe('a visitor', () => {
  it('is nobody as long as nothing is written (A66, A68)', async () => {
    const page = new TestPage('free');
    await new Http(page.server).request('GET', `pages/${page.key}`);
    expect(callsTo(page.server, 'POST', 'visitors')).to.have.lengthOf(0);
    expect(recall(tokenKey(page))).to.be.undefined;
    expect(document.cookie).to.equal('');
  });

  it('becomes one somebody, however many things are written at once, and stays so', async () => {
    const page = new TestPage('free');
    const http = new Http(page.server);
    await Promise.all([acknowledge(page, http), acknowledge(page, http), acknowledge(page, http)]);
    const token = recall(tokenKey(page));
    expect(token).to.be.a('string');
    await acknowledge(page, new Http(page.server)); // another store, or the next visit
    expect(callsTo(page.server, 'POST', 'visitors')).to.have.lengthOf(1);
    expect(recall(tokenKey(page))).to.equal(token);
  });

  it('becomes somebody new, and loses nothing, when the server does not know them any more', async () => {
    const page = new TestPage('free');
    remember(tokenKey(page), 'from-before.the-secret-changed');
    const http = new Http(page.server);
    await http.request('GET', `pages/${page.key}`);
    expect(recall(tokenKey(page)), 'forgotten').to.be.undefined;
    remember(tokenKey(page), 'from-before.the-secret-changed');
    await acknowledge(page, http);
    expect(recall(tokenKey(page)))
      .to.be.a('string')
      .and.not.contain('from-before');
    expect(callsTo(page.server, 'POST', 'visitors')).to.have.lengthOf(1);
  });

  it('is asked for again when the first try failed', async () => {
    const page = new TestPage('free');
    const http = new Http(page.server);
    await page.fault('down');
    expect((await failure(acknowledge(page, http))).code).to.equal('offline');
    await page.fault('none');
    await acknowledge(page, http);
    expect(recall(tokenKey(page))).to.be.a('string');
  });
});

describe('a call that does not do what it was asked to', () => {
  const faults: [Fault, string, boolean][] = [
    ['down', 'offline', true],
    ['deaf', 'offline', true],
    ['broken', 'offline', true],
    ['captive', 'offline', true],
    ['failing', 'internal', true],
    ['busy', 'rate_limited', true],
    ['suspicious', 'captcha_rejected', false],
  ];
  for (const [fault, code, isTemporary] of faults) {
    it(`ends in ${code} when the way is ${fault}`, async () => {
      const page = new TestPage('free');
      await page.fault(fault);
      const error = await failure(new Http(page.server).request('GET', `pages/${page.key}`));
      expect(error).to.include({ code, isTemporary });
      if (fault === 'busy') expect(error.retryAfter).to.equal(1);
    });
  }

  it('says which fields were refused, in the words of the server', async () => {
    const page = new TestPage('free');
    const body = { body: 'Hello.', author: { name: 'Ada', email: 'ada' } };
    const call = new Http(page.server).request('POST', `pages/${page.key}/comments`, { body, asVisitor: true });
    const { code, errors, isTemporary } = await failure(call);
    expect([code, isTemporary]).to.deep.equal(['invalid', false]);
    expect(errors.map(({ pointer }) => pointer)).to.deep.equal(['/author/email']);
  });

  it('says what would do when a captcha is missing', async () => {
    const page = new TestPage();
    const body = { body: 'Hello.', author: { name: 'Ada' } };
    const call = new Http(page.server).request('POST', `pages/${page.key}/comments`, { body, asVisitor: true });
    const { code, kinds } = await failure(call);
    expect(code).to.equal('captcha_required');
    expect(kinds).not.to.be.empty;
  });
});
