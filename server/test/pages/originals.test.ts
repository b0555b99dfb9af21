import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Originals } from '../../src/pages/originals.js';

/** Says what it is asked for, and how often it was drawn. */
function drawing(html: string): { draw: () => Promise<string>; times: number } {
  const drawn = {
    times: 0,
    draw: async () => {
      drawn.times++;
      return Promise.resolve(html);
    },
  };
  return drawn;
}

describe('what is drawn once for everyone', () => {
  it('is drawn once for those who ask at the same time, and for those who ask within the minute', async () => {
    let time = 0;
    const originals = new Originals(() => time);
    const thread = drawing('a thread');
    const all = await Promise.all(Array.from({ length: 20 }, () => originals.read(['page', 1], thread.draw)));
    assert.deepEqual(new Set(all.map(({ html }) => html)), new Set(['a thread']));
    time = 59_999;
    await originals.read(['page', 1], thread.draw);
    assert.equal(thread.times, 1);
    time = 60_000;
    await originals.read(['page', 1], thread.draw);
    assert.equal(thread.times, 2, '“a minute ago” has become another text');
  });

  it('is another for another page, revision or manner', async () => {
    const originals = new Originals(() => 0);
    for (const key of ['a', 'b', ['a'], 'a,b'])
      for (const rev of [1, 2]) {
        const name = JSON.stringify([key, rev]);
        assert.equal((await originals.read([key, rev], drawing(name).draw)).html, name);
      }
    assert.notEqual((await originals.read(['c'], drawing('c').draw)).hash, (await originals.read(['d'], drawing('d').draw)).hash); // prettier-ignore
    assert.equal((await originals.read(['e'], drawing('c').draw)).hash, (await originals.read(['c'], drawing('c').draw)).hash); // prettier-ignore
  });

  it('is drawn again after a failure', async () => {
    const originals = new Originals(() => 0);
    await assert.rejects(
      originals.read(['page'], () => Promise.reject(new Error('away'))),
      /away/,
    );
    assert.equal((await originals.read(['page'], drawing('back').draw)).html, 'back');
  });

  it('takes no more memory however many pages are asked for (B46)', async () => {
    const originals = new Originals(() => 0);
    const first = drawing('x'.repeat(1024 * 1024));
    await originals.read([0], first.draw);
    for (let page = 1; page <= 20; page++) await originals.read([page], drawing('x'.repeat(1024 * 1024)).draw);
    await originals.read([0], first.draw);
    assert.equal(first.times, 2, 'the one that nobody asked for since has gone');
    const huge = drawing('x'.repeat(17 * 1024 * 1024));
    assert.equal((await originals.read(['huge'], huge.draw)).html.length, 17 * 1024 * 1024, 'sent, if not kept');
  });
});
