import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Follows } from 'afterword/protocol';
import { assertProblem, Client, newPage, type Reply } from '../support/client.js';
import { routesOf } from '../support/routes.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** Writes that spend a captcha pass: what a right one sends, pass aside. */
const GUARDED: Readonly<Record<string, object>> = {
  'POST /api/v1/pages/:page/comments': { body: 'It helped.', author: { name: 'Ada' } },
  'PUT /api/v1/pages/:page/rating': { value: 4 },
  'PUT /api/v1/pages/:page/ratings/:name': { value: 4 },
  'PUT /api/v1/comments/:id/vote': { value: 1 },
  'POST /api/v1/comments/:id/reports': { reason: 'spam' },
  'PUT /api/v1/pages/:page/follow': {},
  'PUT /api/v1/comments/:id/follow': {},
};

/** Of these, the ones that a moderator sees first, or nobody else ever does: who can do no check may wait instead. */
const CAN_WAIT = new Set(Object.keys(GUARDED).filter((route) => /comments$|reports$|follow$/.test(route)));

/** Writes that spend none, and why they need none. */
const FREE: Readonly<Record<string, string>> = {
  'POST /api/v1/visitors': 'stores nothing; limited by address',
  'POST /api/v1/preview': 'stores nothing; limited by address',
  'POST /api/v1/captcha/challenges': 'stores nothing; limited by address; it is where a pass begins',
  'POST /api/v1/captcha/challenges/:id/answer': 'is the captcha',
  'POST /api/v1/captcha/holds': 'stores nothing; limited by address; what is sent with it waits for a moderator',
  'POST /api/v1/captcha/siteverify': 'for servers, by a secret; it is what spends a pass',
  'POST /api/v1/pages/:page/acknowledgements':
    'shown to nobody, one row for each reader and version; limited by reader',
  'PATCH /api/v1/comments/:id': 'changes what a pass was spent on, by its author, for a while',
  'DELETE /api/v1/comments/:id': 'takes away what a pass was spent on',
  'DELETE /api/v1/pages/:page/ratings/:name': 'takes away what a pass was spent on',
  'DELETE /api/v1/pages/:page/rating': 'takes away what a pass was spent on',
  'DELETE /api/v1/pages/:page/follow': 'takes away what a pass was spent on',
  'DELETE /api/v1/comments/:id/follow': 'takes away what a pass was spent on',
};

/** The one form: it answers its own captcha and checks its own origin, as `pages/form.test.ts` shows. */
const FORM = 'POST /pages/:page';

describe('every write of the API', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer({ siteverifySecret: 'a secret of ours', ratings: new Map([['ease', 5]]) });
    ada = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());

  it('is known to need a pass, or to need none for a reason (B31)', () => {
    const writes = routesOf(server)
      .filter(({ method, url }) => !['GET', 'OPTIONS'].includes(method) && !url.includes('*'))
      .map(({ method, url }) => `${method} ${url}`);
    assert.deepEqual(writes.sort(), [...Object.keys(GUARDED), ...Object.keys(FREE), FORM].sort());
  });

  it('is under the API, where origins are checked, but for the form', () => {
    for (const { method, url } of routesOf(server))
      if (method !== 'GET' && `${method} ${url}` !== FORM) assert.match(url, /^\/api\/v1\b/);
  });

  for (const [route, draft] of Object.entries(GUARDED)) {
    it(`does nothing without a pass, or with anything else in its place: ${route} (B31)`, async () => {
      const page = newPage();
      const [method, url] = route.split(' ') as [string, string];
      const { id } = await new Client(server.url).write(page);
      const path = url.replace('/api/v1/', '').replace(':page', page).replace(':id', id).replace(':name', 'ease');
      const written = async (): Promise<number> => {
        let reports = 0;
        await server.atDesk(async (desk) => void (reports = (await desk.reports.of(id)).length));
        const { body: follows } = await ada.call<Follows>('GET', `pages/${page}/follows`);
        return (await ada.page(page)).body.rev + reports + Number(follows.thread) + follows.comments.length;
      };
      const before = await written();
      const send = (own: object): Promise<Reply<unknown>> => ada.call(method, path, { body: { ...draft, ...own } });
      assert.deepEqual(assertProblem(await send({}), 403, 'captcha_required').kinds, ['pow', 'image', 'audio', ...(CAN_WAIT.has(route) ? ['hold'] : [])]); // prettier-ignore
      for (const captcha of ['', ' ', 'x', 'null', 'undefined', '[object Object]', '.', 'a.b']) {
        assertProblem(await send({ captcha }), 403, 'captcha_rejected');
      }
      const pass = await ada.pass(page);
      for (const captcha of [null, [], {}, [pass], { token: pass }, true, 0, pass.repeat(20)]) {
        assertProblem(await send({ captcha }), 422, 'invalid');
      }
      assertProblem(await send({ captcha: `${pass} ` }), 403, 'captcha_rejected');
      for (const name of ['Captcha', 'captcha_token', 'g-recaptcha-response', 'altcha']) {
        assertProblem(await send({ [name]: pass }), 422, 'invalid');
      }
      assert.equal(await written(), before);
      assert.ok((await send({ captcha: pass })).status < 300);
      assert.equal(await written(), before + 1);
    });
  }
});
