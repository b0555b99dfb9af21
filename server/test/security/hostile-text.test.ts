import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertProblem, Client, newPage } from '../support/client.js';
import { rowsOf } from '../support/sql.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { unlimited } from '../support/unlimited.js';

/** What was meant to break something, and what is to be left of it. */
const KEPT: Readonly<Record<string, readonly [sent: string, kept: string]>> = {
  script: ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  'a handler': ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  'a template': ['{{7+7}} ${7+7} #{7+7} <%= 7 %>', '{{7+7}} ${7+7} #{7+7} <%= 7 %>'],
  SQL: ["'; drop table comments; --", "'; drop table comments; --"],
  'a format': ['%s %n %00 %x', '%s %n %00 %x'],
  'a formula': ['=cmd|"/c calc"!A1', '=cmd|"/c calc"!A1'],
  NUL: ['a\0b', 'ab'],
  'a terminal’s escape': ['a\u001b[2Jb\u009b31m', 'a[2Jb31m'],
  'half a surrogate pair': ['a\ud800b', 'a\ufffdb'],
  'marks that turn text around': ['a\u202egnp.exe\u202c', 'a\u202egnp.exe\u202c'],
  'a tower of marks': [`Z${'\u0300'.repeat(500)}!`, `Z${'\u0300'.repeat(6)}!`],
  'line ends of all kinds': ['a\r\nb\rc\u2028d', 'a\nb\nc\u2028d'],
  'ten thousand stars': ['*'.repeat(10_000), '*'.repeat(10_000)],
  'ten thousand quotes': ['>'.repeat(10_000), '>'.repeat(10_000)],
  'the longest text there may be': ['👍'.repeat(10_000), '👍'.repeat(10_000)],
  'a key of objects': ['constructor.prototype', 'constructor.prototype'],
};

describe('a text that was written to break something', () => {
  let server: TestServer;
  let ada: Client;
  before(async () => {
    server = await startTestServer({ captcha: 'none', moderation: 'none' }, { limits: unlimited() });
    ada = await new Client(server.url).join();
  });
  after(() => server[Symbol.asyncDispose]());
  const post = <T = { comment: { id: string; source: string } }>(draft: object) =>
    ada.post<T>(newPage(), { captcha: undefined, ...draft });

  for (const [name, [sent, kept]] of Object.entries(KEPT)) {
    it(`is kept as harmless text, and reads the same afterwards: ${name}`, async () => {
      const { status, body } = await post({ body: sent });
      assert.equal(status, 201);
      assert.equal(body.comment.source, kept);
      const { comment } = (await ada.comment(body.comment.id)).body;
      assert.equal(comment.source, kept);
      assert.doesNotMatch(JSON.stringify(comment.content), /"type":"(?!paragraph|break)/);
      assert.equal((await ada.edit(body.comment.id, sent)).body.comment.source, kept);
    });
  }

  it('may have 10,000 code points and not one more, however many bytes or units that is', async () => {
    for (const letter of ['a', 'é', '字', '👍', '"', '\n']) {
      const fits = `x${letter.repeat(9998)}x`;
      assert.equal((await post({ body: fits })).status, 201, letter);
      const { errors } = assertProblem(await post({ body: `${fits}x` }), 422, 'invalid');
      assert.equal(errors![0]!.pointer, '/body');
    }
    assert.equal((await post({ body: '\\u0061'.repeat(1) + '\u0001'.repeat(9990) })).status, 201, 'escaped sixfold'); // prettier-ignore
  });

  it('does no harm as a name', async () => {
    const names: Readonly<Record<string, string>> = {
      '<b>Ada</b>': '<b>Ada</b>',
      'Ada" onmouseover="alert(1)': 'Ada" onmouseover="alert(1)',
      'Ada\r\nBcc: eve@evil.test': 'Ada Bcc: eve@evil.test',
      'Ada\u202e\u2066moderator': 'Adamoderator',
      '  Ada\t\u00a0Lovelace ': 'Ada Lovelace',
      'A\0da': 'Ada',
      __proto__: '__proto__',
      [`A${'\u0301'.repeat(50)}`]: `A${'\u0301'.repeat(6)}`,
    };
    for (const [name, kept] of Object.entries(names)) {
      const { id } = await ada.write(newPage(), { captcha: undefined, author: { name } });
      assert.equal((await new Client(server.url).comment(id)).body.comment.author.name, kept);
    }
    assert.equal((await post({ author: { name: '👍'.repeat(60) } })).status, 201);
    assertProblem(await post({ author: { name: '👍'.repeat(61) } }), 422, 'invalid');
  });

  it('is no website unless it is an address on the web (B8)', async () => {
    for (const website of [
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      ' javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'data:text/html,a',
      'vbscript:a',
      'file:///etc/passwd',
      'mailto:a@b.test',
      '//evil.test',
      'evil.test',
      'http://',
      'https://a b',
      'http://x\r\nSet-Cookie: a=b',
      `https://a.test/${'a'.repeat(200)}`,
    ]) {
      // prettier-ignore
      const { errors } = assertProblem(await post({ author: { name: 'a', website } }), 422, 'invalid');
      assert.equal(errors![0]!.pointer, '/author/website', website);
    }
    const { id } = await ada.write(newPage(), {
      captcha: undefined,
      author: { name: 'a', website: 'https://a.test/"><script>' },
    });
    assert.equal((await ada.comment(id)).body.comment.author.website, 'https://a.test/%22%3E%3Cscript%3E');
    const none = await ada.write(newPage(), { captcha: undefined, author: { name: 'a', website: ' ', email: '' } });
    assert.equal(none.author.website, null);
  });

  it('is no e-mail address when it is more than one line or more than one address', async () => {
    for (const email of [
      'a',
      'a@b',
      '@b.test',
      'a@b.test\r\nBcc: c@d.test',
      'a@b.test,c@d.test',
      'a@b.test c@d.test',
      '<a@b.test>',
      'Ada <a@b.test>',
      'a@@b.test',
      'a@b.test;',
      '"a"@b.test',
      `${'a'.repeat(250)}@b.test`,
    ]) {
      // prettier-ignore
      const { errors } = assertProblem(await post({ author: { name: 'a', email } }), 422, 'invalid');
      assert.equal(errors![0]!.pointer, '/author/email', email);
    }
    for (const email of ['ada@b.test', 'ada+tag@b.co.test', 'ädä@bücher.test', ' ada@b.test ']) {
      const { id } = await ada.write(newPage(), { captcha: undefined, author: { name: 'a', email } });
      assert.deepEqual(rowsOf(server, `select author_email from comments where id = '${id}'`), [{ author_email: email.trim() }]); // prettier-ignore
    }
  });
});
