/** ITU-T G.711: loudness on a logarithmic scale, so that eight bits do for speech. */
const MU = 255;
const STEPS = 127;

/** From samples between -1 and 1. */
export function encodeMuLaw(samples: readonly number[]): Uint8Array {
  return Uint8Array.from(samples, (sample) => {
    const level = Math.round((STEPS * Math.log1p(MU * Math.min(Math.abs(sample), 1))) / Math.log1p(MU));
    return STEPS + 1 + (sample < 0 ? -level : level);
  });
}

export function decodeMuLaw(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => {
    const level = byte - STEPS - 1;
    return (Math.sign(level) * Math.expm1((Math.abs(level) * Math.log1p(MU)) / STEPS)) / MU;
  });
}
