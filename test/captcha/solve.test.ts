import { expect } from '@open-wc/testing';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { solve } from '../../src/captcha/solve.js';
import type { ProofOfWork } from '../../src/protocol.js';
import { until } from '../support/until.js';

const signal = new AbortController().signal;
const nothing = (): void => undefined;

/** Solved once with the public ALTCHA library: the counter was 582. */
const KNOWN: ProofOfWork = {
  signature: '',
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    nonce: '00112233445566778899aabbccddeeff',
    salt: 'ffeeddccbbaa99887766554433221100',
    cost: 10,
    keyLength: 32,
    keyPrefix: '00',
    expiresAt: 4_102_444_800,
    data: {},
  },
};

describe('solving a challenge', () => {
  it('finds what the public ALTCHA library finds', async () => {
    expect(await solve(KNOWN, signal, nothing)).to.deep.equal({
      counter: 582,
      derivedKey: '00a4e97e4669f8c5eda5ed2e544168a793de7e94d73827d446090a8243b3a712',
    });
  });

  it('convinces the public ALTCHA library that made the challenge', async () => {
    const hmacSignatureSecret = 'a secret of this test';
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 20,
      keyPrefix: '0',
      expiresAt: new Date(Date.now() + 60_000),
      hmacSignatureSecret,
      deriveKey,
    });
    const solution = await solve(challenge as unknown as ProofOfWork, signal, nothing);
    const { verified } = await verifySolution({ challenge, solution, hmacSignatureSecret, deriveKey });
    expect(verified).to.be.true;
  });

  it('works for prefixes of any length, odd ones too', async () => {
    for (const keyPrefix of ['', 'a', 'ab', '0']) {
      const parameters = { ...KNOWN.parameters, keyPrefix };
      const { derivedKey } = await solve({ ...KNOWN, parameters }, signal, nothing);
      expect(derivedKey.slice(0, keyPrefix.length)).to.equal(keyPrefix);
    }
  });

  it('says how far it is, and stops when nobody wants it any more', async () => {
    const endless = { ...KNOWN, parameters: { ...KNOWN.parameters, keyPrefix: 'f'.repeat(60) } };
    const attempt = new AbortController();
    const tries: number[] = [];
    const failed = await solve(endless, attempt.signal, (count) => {
      tries.push(count);
      if (count >= 64) attempt.abort();
    }).catch((error: unknown) => error);
    expect((failed as DOMException).name).to.equal('AbortError');
    expect(tries).to.include.members([0, 16, 32, 48, 64]);
  });

  it('lets the page live meanwhile: what a reader does comes in between (B5)', async () => {
    const endless = { ...KNOWN, parameters: { ...KNOWN.parameters, cost: 3000, keyPrefix: 'f'.repeat(60) } };
    const attempt = new AbortController();
    let tries = 0;
    const work = solve(endless, attempt.signal, (count) => (tries = count)).catch(nothing);
    for (let clicks = 0; clicks < 3; clicks++) {
      const before = tries;
      await new Promise((resolve) => {
        document.addEventListener('click', resolve, { once: true });
        setTimeout(() => document.body.click());
      });
      await until(() => tries > before, 'the work goes on between the clicks');
    }
    attempt.abort();
    await work;
  });
});
