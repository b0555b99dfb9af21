import assert from 'node:assert/strict';
import { hkdfSync } from 'node:crypto';
import { describe, it } from 'node:test';
import type * as wire from 'afterword/protocol';
import { createChallenge, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { DEFAULT_DIFFICULTY, ProofOfWork } from '../../src/captcha/proof-of-work.js';
import { Keyring } from '../../src/security/keyring.js';
import { solve } from '../support/solve.js';
import { SECRET } from '../support/test-server.js';

const KEYS = new Keyring(SECRET);
const EASY = { cost: 10, keyPrefix: '0' };
const SOON = Math.floor(Date.now() / 1000) + 300;
const DATA = { site: 'https://example.org', page: 'https://example.org/ä?a=1&b="2"', action: 'page', kid: KEYS.kid };
/** The key that the server signs with, as the public library takes it. */
const hmacSignatureSecret = Buffer.from(hkdfSync('sha256', SECRET, '', 'afterword/v1/proof-of-work', 32)).toString('hex'); // prettier-ignore

describe('the public ALTCHA library', () => {
  const work = new ProofOfWork(KEYS, EASY);

  it('solves our challenge, and checks it as we do', async () => {
    const challenge = work.create(DATA, SOON);
    const solution = await solve({ pow: challenge });
    assert.ok(work.isOurs(challenge));
    assert.ok(await work.isSolved(challenge, solution));
    const { verified } = await verifySolution({
      challenge: challenge,
      solution,
      deriveKey,
      hmacSignatureSecret,
    });
    assert.equal(verified, true);
  });

  it('refuses what we refuse', async () => {
    const challenge = work.create(DATA, SOON);
    const solution = await solve({ pow: challenge });
    const wrong = { ...solution, counter: solution.counter + 1 };
    assert.equal(await work.isSolved(challenge, wrong), false);
    assert.equal((await verifySolution({ challenge: challenge, solution: wrong, deriveKey, hmacSignatureSecret })).verified, false); // prettier-ignore
    const forged = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } };
    assert.equal(work.isOurs(forged), false);
    assert.equal((await verifySolution({ challenge: forged, solution, deriveKey, hmacSignatureSecret })).invalidSignature, true); // prettier-ignore
  });

  it('makes challenges that we take for ours, and check as it does', async () => {
    const challenge = await createChallenge({ algorithm: 'PBKDF2/SHA-256', ...EASY, keyLength: 32, expiresAt: SOON, data: DATA, deriveKey, hmacSignatureSecret }); // prettier-ignore
    const theirs = challenge as wire.ProofOfWork;
    assert.ok(work.isOurs(theirs));
    const solution = await solveChallenge({ challenge, deriveKey });
    assert.ok(await work.isSolved(theirs, solution!));
  });
});

describe('the work that we ask for', () => {
  it('is salted anew each time, with 128 bits and more of chance, a million times over (B27)', () => {
    const work = new ProofOfWork(KEYS);
    const [nonces, salts] = [new Set<string>(), new Set<string>()];
    const COUNT = 1_000_000;
    for (let index = 0; index < COUNT; index++) {
      const { nonce, salt } = work.create({}, SOON).parameters;
      if (index < 100) for (const value of [nonce, salt]) assert.match(value, /^[0-9a-f]{32,}$/);
      nonces.add(nonce);
      salts.add(salt);
    }
    assert.deepEqual([nonces.size, salts.size], [COUNT, COUNT]);
    const ones = [...salts].slice(0, 10_000).map((salt) => BigInt(`0x${salt}`).toString(2).replaceAll('0', '').length);
    const mean = ones.reduce((sum, count) => sum + count, 0) / ones.length;
    assert.ok(Math.abs(mean - 64) < 1, `${mean} of 128 bits are set`);
  });

  it('has a salt and a nonce that are part of what is worked on (B27)', async () => {
    const work = new ProofOfWork(KEYS, EASY);
    const [one, other] = [work.create(DATA, SOON), work.create(DATA, SOON)];
    const solution = await solve({ pow: one });
    for (const field of ['salt', 'nonce'] as const) {
      const mixed = { ...one, parameters: { ...one.parameters, [field]: other.parameters[field] } };
      assert.equal(await work.isSolved(mixed, solution), false, field);
    }
  });

  it('is some hundred tries of an expensive kind by default', () => {
    const { parameters } = new ProofOfWork(KEYS).create({}, SOON);
    assert.equal(parameters.algorithm, 'PBKDF2/SHA-256');
    assert.ok(16 ** parameters.keyPrefix.length * parameters.cost >= 500_000);
    assert.deepEqual({ cost: parameters.cost, keyPrefix: parameters.keyPrefix }, DEFAULT_DIFFICULTY);
  });
});

describe('the signature of a challenge', () => {
  const work = new ProofOfWork(KEYS, EASY);
  type Parameters = wire.ProofOfWork['parameters'];

  it('does not depend on the order in which fields come back', () => {
    const { parameters, signature } = work.create(DATA, SOON);
    const reverse = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T;
    assert.ok(work.isOurs({ signature, parameters: reverse({ ...parameters, data: reverse(parameters.data) }) }));
  });

  it('belongs to one set of parameters, however text is moved from one into another (B21)', () => {
    const pieces = ['', '"', ',', ':', '}', '"}', '","', '":"', '\\', '\\"', 'a', '0', '","site":"b', '{"', '\u0000', 'é', '\ud83d\ude00', '\n']; // prettier-ignore
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = (): string => Array.from({ length: random(4) }, () => pieces[random(pieces.length)]!).join('');
    const signed = Array.from({ length: 150 }, () => {
      const data = Object.fromEntries(Array.from({ length: random(4) }, () => [text(), text()]));
      return work.create(data, SOON + random(3));
    });
    for (const one of signed) {
      assert.ok(work.isOurs(one));
      for (const other of signed) {
        if (one === other) continue;
        // The same nonce and salt, so that nothing but the rest tells them apart.
        const { nonce, salt } = one.parameters;
        const parameters: Parameters = { ...other.parameters, nonce, salt };
        const same = JSON.stringify(sorted(parameters)) === JSON.stringify(sorted(one.parameters));
        assert.equal(work.isOurs({ parameters, signature: one.signature }), same, JSON.stringify([parameters, one]));
      }
    }
  });

  it('tells a digit of one number from a digit of the next (B21)', () => {
    const { parameters, signature } = work.create({ a: '1', b: '23' }, 1_700_000_000);
    const spliced: Partial<Parameters>[] = [
      { cost: 103, keyLength: 2 },
      { expiresAt: 170_000_000, keyLength: 320 },
      { data: { a: '12', b: '3' } },
      { data: { ab: '123' } },
      { data: { a: '1,"b":"23' } },
      { nonce: parameters.nonce + parameters.salt[0]!, salt: parameters.salt.slice(1) },
    ];
    for (const change of spliced) {
      assert.equal(work.isOurs({ parameters: { ...parameters, ...change }, signature }), false, JSON.stringify(change));
    }
  });
});

function sorted(value: object): [string, unknown][] {
  return Object.entries(value)
    .map(([key, inner]): [string, unknown] => [
      key,
      typeof inner === 'object' && inner !== null ? sorted(inner as object) : inner,
    ]) // prettier-ignore
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
