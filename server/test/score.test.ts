import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { score } from '../src/services/score.js';

describe('score', () => {
  it('is the lower bound of the Wilson interval, in billionths', () => {
    // Published values of the interval for 95 %: 8 of 10 is 0.4902, 80 of 100 is 0.7112.
    assert.ok(Math.abs(score(8, 2) / 1e9 - 0.4902) < 1e-4);
    assert.ok(Math.abs(score(80, 20) / 1e9 - 0.7112) < 1e-4);
  });

  it('is nothing without votes or with none up, and never leaves its range', () => {
    assert.equal(score(0, 0), 0);
    assert.equal(score(0, 1000), 0);
    assert.ok(score(1_000_000, 0) < 1e9);
  });

  it('rises with each vote up and falls with each vote down', () => {
    for (const [up, down] of [
      [1, 0],
      [3, 2],
      [50, 49],
    ] as const) {
      // prettier-ignore
      assert.ok(score(up + 1, down) > score(up, down));
      assert.ok(score(up, down + 1) < score(up, down));
    }
  });
});
