import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawDigits } from '../server/src/captcha/audio-question.ts';
import { RATE, renderDigits } from '../server/src/captcha/audio/audio.ts';
import { voiceOf } from '../server/src/captcha/audio/voice.ts';
import { encodeWave } from '../server/src/captcha/audio/wave.ts';
import { ALPHABET } from '../server/src/captcha/image/alphabet.ts';
import { SeededRandom } from '../server/src/captcha/random.ts';
import { makeSamples } from '../server/test/captcha/attack/samples.ts';
import { Fingerprints, NearestNeighbours, score } from '../server/test/captcha/attack/solvers.ts';
import { apt } from '../scripts/support/browser.mjs';
import { installPeers } from './support/peers.mjs';
import { number, table, writeSection } from './support/report.mjs';

// npm run captcha:attack  reads our own captchas with programs, and writes how many they read into docs/captcha.md. A number
// behind it is how many seconds the network is given. Some of what was asked is left in .cache/captchas, to be looked at.

const SECONDS = Number(process.argv[2] ?? 180);
if (!(SECONDS > 0)) throw new Error('Say how many seconds the network is given: npm run captcha:attack -- 180');

const KNOWN = 600;
const ASKED = 100;
const SHOWN = 20;
const HEARD = 40;
const WORDS = 'zero one two three four five six seven eight nine'.split(' ');
const MODEL = '/usr/share/pocketsphinx/model/en-us';

const folder = mkdtempSync(join(tmpdir(), 'afterword-attack-'));
const percent = (share) => `${Math.round(share * 100)} %`;

try {
  const [known, asked] = [makeSamples(KNOWN, 'known'), makeSamples(ASKED, 'asked')];
  leave(makeSamples(SHOWN, 'looked at'));
  const [fingerprints, neighbours] = [new Fingerprints(known), new NearestNeighbours(known)];
  installPeers(fileURLToPath(new URL('captcha/', import.meta.url)));
  const network = await (await import('./captcha/network.mjs')).Network.load();
  console.log(`Training a network for ${SECONDS} seconds …`);
  await network.train((from, count) => makeSamples(count, `network ${from}`), SECONDS);
  const solvers = {
    [`Exact pieces, of ${KNOWN} images that were seen before`]: (sample) => fingerprints.read(sample),
    [`Template matching (nearest neighbours), trained on ${KNOWN} images, told the length`]: (sample) => neighbours.read(sample),
    [`A small network, trained on ${number(network.known)} images in ${SECONDS} seconds, told the length`]: (sample) => network.read(sample),
    'Tesseract, as it comes, told the alphabet': tesseract,
  }; // prettier-ignore
  const images = Object.entries(solvers).map(([name, read]) => {
    const { characters, whole, of } = score(asked, read);
    return [name, percent(characters), `${whole} of ${of}`];
  });
  const sounds = [true, false].map((isClean) => {
    const results = Array.from({ length: HEARD }, (_, index) => pocketsphinx(index, isClean));
    const whole = results.filter(({ said, heard }) => said === heard).length;
    return [
      isClean ? 'PocketSphinx, the voice alone' : 'PocketSphinx, as it is asked',
      percent(results.reduce((sum, { said, heard }) => sum + inOrder(said, heard), 0) / (HEARD * 6)),
      `${whole} of ${HEARD}`,
    ];
  });
  const text = table(['what reads or hears', 'characters or digits', 'whole challenges'], [...images, ...sounds]);
  console.log(text);
  await writeSection('attack', text, 'captcha');
} finally {
  rmSync(folder, { recursive: true });
}

/** Images for a person to read, each with its answer in a text of the same name. */
function leave(samples) {
  const shown = fileURLToPath(new URL('../.cache/captchas/', import.meta.url));
  mkdirSync(shown, { recursive: true });
  samples.forEach(({ png, text }, index) => {
    writeFileSync(join(shown, `${index + 1}.png`), png);
    writeFileSync(join(shown, `${index + 1}.txt`), text);
  });
}

function tesseract({ png }) {
  if (spawnSync('tesseract', ['--version']).error) apt('tesseract-ocr');
  const file = join(folder, 'image.png');
  writeFileSync(file, png);
  const options = ['--psm', '7', '-c', `tessedit_char_whitelist=${ALPHABET}`];
  return execFileSync('tesseract', [file, '-', ...options], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).replace(/\s/g, ''); // prettier-ignore
}

/** Debian's recogniser with its English model, told that it hears digits. */
function pocketsphinx(index, isClean) {
  if (spawnSync('which', ['pocketsphinx_continuous']).status !== 0) apt('pocketsphinx', 'pocketsphinx-en-us');
  const random = new SeededRandom(createHash('sha256').update(`heard ${index}`).digest());
  const [digits, voice] = [drawDigits(random), voiceOf('en')];
  const words = digits.map((digit) => voice[digit]);
  const [wave, grammar] = [join(folder, 'digits.wav'), join(folder, 'digits.gram')];
  writeFileSync(wave, sixteenBits(isClean ? inARow(words) : renderDigits(words, voice, random)));
  writeFileSync(grammar, `#JSGF V1.0;\ngrammar digits;\npublic <digits> = (${WORDS.join(' | ')})+;\n`);
  const options = ['-infile', wave, '-jsgf', grammar, '-hmm', join(MODEL, 'en-us'), '-dict', join(MODEL, 'cmudict-en-us.dict')]; // prettier-ignore
  const { stdout } = spawnSync('pocketsphinx_continuous', options, { encoding: 'utf8' });
  const heard = stdout.split(/\s+/).filter((word) => WORDS.includes(word)).map((word) => WORDS.indexOf(word)); // prettier-ignore
  return { said: digits.join(''), heard: heard.join('') };
}

/** One after the other, with half a second between them. */
function inARow(words) {
  const gap = new Float32Array(RATE / 2);
  return encodeWave(
    Float32Array.from([gap, ...words.flatMap((word) => [word, gap])].flatMap((part) => [...part])),
    RATE,
  );
}

/** What the recogniser takes. */
function sixteenBits(wave) {
  const head = Buffer.from(wave.subarray(0, 44));
  const samples = Buffer.from(wave.subarray(44));
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, at) => data.writeInt16LE((sample - 128) * 256, at * 2));
  head.writeUInt32LE(36 + data.length, 4);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** The longest run of digits that were heard in their order, others left out (longest common subsequence). */
function inOrder(said, heard) {
  let row = new Array(heard.length + 1).fill(0);
  for (const digit of said) {
    const next = [0];
    for (let at = 1; at <= heard.length; at++) next[at] = heard[at - 1] === digit ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]); // prettier-ignore
    row = next;
  }
  return row[heard.length];
}
