import type { SeededRandom } from '../random.js';
import { encodeWave } from './wave.js';

/** Samples a second: with half of it, as on a telephone, six and seven sound alike. */
export const RATE = 16_000;
/** Seconds, from one to the other. */
const LENGTH = [5.5, 7.5] as const;
/** How loud the voices are that speak backwards behind the digits, of 1. */
const BABBLE = [0.1, 0.2] as const;
const HISS = 0.03;

/**
 * Digits, spoken; the same bytes for the same random. What costs a program most comes first: gaps of any length, each
 * digit at a pace and pitch of its own, and behind them the same voice, backwards: noise of the kind that is listened for.
 */
export function renderDigits(
  digits: readonly Float32Array[],
  voice: readonly Float32Array[],
  random: SeededRandom,
): Uint8Array {
  const words = digits.map((digit) => atPace(digit, random.between(0.9, 1.15)));
  const spoken = words.reduce((sum, { length }) => sum + length, 0);
  const total = Math.max(Math.round(random.between(...LENGTH) * RATE), spoken + RATE);
  const samples = new Float32Array(total);
  // A gap before each word and one behind the last, none of them nothing.
  const shares = Array.from({ length: words.length + 1 }, () => random.between(0.5, 1.5));
  const unit = (total - spoken) / shares.reduce((sum, share) => sum + share, 0);
  let at = 0;
  words.forEach((word, index) => {
    at += Math.floor(shares[index]! * unit);
    mix(samples, word, at, random.between(0.7, 0.9));
    at += word.length;
  });
  for (let behind = 0; behind < total; behind += Math.round(random.between(0.1, 0.4) * RATE)) {
    const word = atPace(random.pick(voice), random.between(0.8, 1.3)).reverse();
    mix(samples, word, behind, random.between(...BABBLE));
    behind += word.length;
  }
  const heard = samples.map((sample) => sample + random.between(-HISS, HISS));
  return encodeWave(heard, RATE);
}

/** Faster and higher, or slower and lower. */
function atPace(samples: Float32Array, pace: number): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / pace) }, (_, index) => {
    const at = index * pace;
    const before = samples[Math.floor(at)]!;
    return before + ((samples[Math.floor(at) + 1] ?? 0) - before) * (at % 1);
  });
}

function mix(into: Float32Array, samples: Float32Array, at: number, gain: number): void {
  const end = Math.min(samples.length, into.length - at);
  for (let index = 0; index < end; index++) into[at + index]! += samples[index]! * gain;
}
