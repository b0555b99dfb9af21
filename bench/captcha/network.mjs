import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ALPHABET } from '../../server/src/captcha/image/alphabet.ts';
import { cut, GRID } from '../../server/test/captcha/attack/solvers.ts';

const BATCH = 128;

/**
 * A small network that reads one piece of an image at a time, in TensorFlow.js by WebAssembly: nothing native, nothing
 * downloaded. The pieces are those that template matching is given, so the two can be compared.
 */
export class Network {
  #tf;
  #model;
  /** How many images it has been shown. */
  known = 0;

  /** Installed beside the other libraries of this benchmark, and loaded only here. */
  static async load() {
    const network = new Network();
    const require = createRequire(import.meta.url);
    const tf = require('@tensorflow/tfjs-core');
    const layers = require('@tensorflow/tfjs-layers');
    const wasm = require('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '../wasm-out/'));
    await tf.setBackend('wasm');
    network.#tf = tf;
    const initial = (seed) => layers.initializers.heNormal({ seed }); // the same on every run
    network.#model = layers.sequential({
      layers: [
        layers.layers.dense({ inputShape: [GRID.width * GRID.height], units: 192, activation: 'relu', kernelInitializer: initial(1) }), // prettier-ignore
        layers.layers.dropout({ rate: 0.2, seed: 2 }),
        layers.layers.dense({ units: 64, activation: 'relu', kernelInitializer: initial(3) }),
        layers.layers.dense({ units: ALPHABET.length, activation: 'softmax', kernelInitializer: initial(4) }),
      ],
    });
    network.#model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
    return network;
  }

  /** Half of the time it is shown new images, of which `draw` makes as many as one likes; half of it, it learns them. */
  async train(draw, seconds) {
    const pieces = [];
    const names = [];
    const [start, half] = [performance.now(), seconds * 500];
    while (performance.now() - start < half) {
      for (const sample of draw(this.known, BATCH)) {
        pieces.push(...cut(sample));
        names.push(...[...sample.text].map((character) => ALPHABET.indexOf(character)));
      }
      this.known += BATCH;
    }
    const [x, y] = [this.#tensor(pieces), this.#tf.oneHot(this.#tf.tensor1d(names, 'int32'), ALPHABET.length)];
    while (performance.now() - start < 2 * half) await this.#model.fit(x, y, { batchSize: BATCH, verbose: 0 });
  }

  read(sample) {
    const likely = this.#model.predict(this.#tensor(cut(sample)));
    return [...this.#tf.argMax(likely, 1).dataSync()].map((at) => ALPHABET[at]).join('');
  }

  #tensor(pieces) {
    return this.#tf.tensor2d(pieces.map((piece) => [...piece]));
  }
}
