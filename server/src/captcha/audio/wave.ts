const HEAD_BYTES = 44;

/** A RIFF WAVE file of one channel with eight bits a sample (Microsoft and IBM, Multimedia Programming Interface, 1991). */
export function encodeWave(samples: Float32Array, rate: number): Uint8Array {
  const file = Buffer.alloc(HEAD_BYTES + samples.length);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16); // bytes of what follows up to the data
  file.writeUInt16LE(1, 20); // plain numbers
  file.writeUInt16LE(1, 22); // channels
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28); // bytes a second
  file.writeUInt16LE(1, 32); // bytes of a sample
  file.writeUInt16LE(8, 34); // bits of one
  file.write('data', 36);
  file.writeUInt32LE(samples.length, 40);
  samples.forEach((sample, index) => {
    file[HEAD_BYTES + index] = Math.round(128 + 127 * Math.min(Math.max(sample, -1), 1));
  });
  return file;
}
