import { createHash } from 'node:crypto';
import { decode } from 'fast-png';
import { drawText } from '../../../src/captcha/image/alphabet.js';
import { renderCharacters } from '../../../src/captcha/image/image.js';
import { SeededRandom } from '../../../src/captcha/random.js';

/** One of our images with what it says: what an attacker has who has paid people to read some. */
export interface Sample {
  readonly text: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 1 where there is ink. */
  readonly ink: Uint8Array;
}

export function makeSamples(count: number, seed: string): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const random = new SeededRandom(createHash('sha256').update(`${seed} ${index}`).digest());
    const text = drawText(random);
    const png = renderCharacters(text, random);
    const { data, width, height, channels } = decode(png);
    const ink = Uint8Array.from({ length: width * height }, (_, at) => (data[at * channels]! < 128 ? 1 : 0));
    return { text, png, width, height, ink };
  });
}
