import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createChallenge, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { installPeers } from './support/peers.mjs';
import { machine, median, number, table, writeSection } from './support/report.mjs';

// What each challenge costs the server, beside the published libraries that do the same; by turns, so that a machine that
// slows down slows all of them down.

const ROUNDS = 7;
/** Milliseconds that each takes in a round. */
const TURN = 400;
const folder = fileURLToPath(new URL('captcha/', import.meta.url));
const SECRET = 'a secret of the benchmark, longer than thirty-two bytes';

export async function run() {
  installPeers(folder);
  const svgCaptcha = createRequire(folder)('svg-captcha');
  const { ProofOfWork } = await import('../server/dist/captcha/proof-of-work.js');
  const { ImageQuestion } = await import('../server/dist/captcha/image-question.js');
  const { AudioQuestion } = await import('../server/dist/captcha/audio-question.js');
  const { Keyring } = await import('../server/dist/security/keyring.js');
  const { Seal } = await import('../server/dist/captcha/sealed.js');

  const keys = new Keyring(SECRET);
  const [work, image, audio] = [new ProofOfWork(keys), new ImageQuestion(keys), new AudioQuestion(keys)];
  const seal = new Seal(keys, 'captcha-question');
  const newId = () => seal.close({ id: crypto.randomUUID(), expires: Date.now() + 60_000 });
  const expiresAt = () => Math.floor(Date.now() / 1000) + 300;
  const data = { site: 'https://example.org', action: 'page', page: 'https://example.org/spine' };

  const ours = work.create(data, expiresAt());
  const theirs = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 3000, keyPrefix: '00', deriveKey, hmacSignatureSecret: SECRET, expiresAt: new Date(Date.now() + 300_000) }); // prettier-ignore
  const [solved, theirSolution] = await Promise.all([solveChallenge({ challenge: ours, deriveKey }), solveChallenge({ challenge: theirs, deriveKey })]); // prettier-ignore
  const verifies = await verifySolution({ challenge: theirs, solution: theirSolution, deriveKey, hmacSignatureSecret: SECRET }); // prettier-ignore
  if (!(await work.isSolved(ours, solved)) || !verifies.verified) throw new Error('A right solution was refused.');

  const contenders = {
    'make a challenge of work': [
      ['Afterword', () => work.create(data, expiresAt())],
      ['altcha-lib', () => createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 3000, keyPrefix: '00', deriveKey, hmacSignatureSecret: SECRET, expiresAt: new Date(Date.now() + 300_000) })], // prettier-ignore
    ],
    'check a solution': [
      ['Afterword', async () => work.isOurs(ours) && (await work.isSolved(ours, solved))],
      ['altcha-lib', () => verifySolution({ challenge: theirs, solution: theirSolution, deriveKey, hmacSignatureSecret: SECRET })], // prettier-ignore
    ],
    'draw an image': [
      ['Afterword (PNG)', () => image.draw(newId())],
      ['svg-captcha (SVG: its paths can be read off)', () => svgCaptcha.create({ size: 6, noise: 2 })],
    ],
    'speak digits': [['Afterword (WAV)', () => audio.speak(newId(), 'en')]],
  };
  const rows = [];
  for (const [task, list] of Object.entries(contenders)) {
    const rates = list.map(() => []);
    for (let round = 0; round < ROUNDS; round++)
      for (const [index, [, act]] of list.entries()) rates[index].push(await rateOf(act));
    list.forEach(([name], index) => {
      const rate = median(rates[index]);
      rows.push([task, name, number(rate), number(1000 / rate, 2)]);
    });
  }
  const date = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const text = `${table(['what', 'by', 'a second', 'ms each'], rows)}\n\nMedians of ${ROUNDS} rounds; ${machine()}; ${date}. A second is one of a core’s own work, on all threads together.`;
  console.log(text);
  await writeSection('captcha', text, 'captcha');
}

/** How often something can be done in a second of one core’s work, whatever else the machine has to do. */
async function rateOf(act) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  let times = 0;
  for (; performance.now() - start < TURN; times++) await act();
  const { user, system } = process.cpuUsage(before);
  return (times * 1e6) / (user + system);
}
