/** Pictures of the stars, by pixels of the screen: five boxes side by side. */
export async function picture(desk) {
  const { x, y, width, height } = await desk.box();
  const png = await desk.page.screenshot({ clip: { x, y, width, height }, encoding: 'base64' });
  const blank = await desk.browser.newPage(); // no policy keeps this one from looking at a picture
  try {
    const { columns, rows, data } = await blank.evaluate(async (encoded) => {
      const answer = await fetch(`data:image/png;base64,${encoded}`);
      const bitmap = await createImageBitmap(await answer.blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas.drawImage(bitmap, 0, 0);
      const { data: bytes } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      return { columns: bitmap.width, rows: bitmap.height, data: Array.from(bytes) };
    }, png);
    return new Picture(columns, rows, data);
  } finally {
    await blank.close();
  }
}

const luminance = ([red, green, blue]) => {
  const linear = (channel) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** As WCAG has it. */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const isOther = (one, other) => one.some((channel, index) => Math.abs(channel - other[index]) > 24);

class Picture {
  constructor(columns, rows, data) {
    Object.assign(this, { columns, rows, data });
    this.background = this.#at(0, 0);
  }

  #at(column, row) {
    const start = 4 * (row * this.columns + column);
    return this.data.slice(start, start + 3);
  }

  /** The pixels of a part of the row of stars: from so many stars to so many. */
  part(from, to) {
    const [first, last] = [from, to].map((stars) => Math.round((this.columns * stars) / 5));
    const found = [];
    for (let row = 0; row < this.rows; row++)
      for (let column = first; column < last; column++) found.push(this.#at(column, row));
    return found;
  }

  /** The share of a part that is drawn on. */
  ink(from, to) {
    const pixels = this.part(from, to);
    return pixels.filter((pixel) => isOther(pixel, this.background)).length / pixels.length;
  }

  /** The share of a part that looks otherwise in another picture. */
  difference(other, from, to) {
    const [mine, theirs] = [this.part(from, to), other.part(from, to)];
    return mine.filter((pixel, index) => isOther(pixel, theirs[index] ?? [])).length / mine.length;
  }

  /** The colour that a part has most of, beside the background. */
  colour(from, to) {
    const counts = new Map();
    for (const pixel of this.part(from, to))
      if (isOther(pixel, this.background)) counts.set(pixel.join(), (counts.get(pixel.join()) ?? 0) + 1);
    const [most = ''] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    return most.split(',').map(Number);
  }

  /** The best contrast that anything in a part has with the background. */
  contrast(from, to) {
    return Math.max(...this.part(from, to).map((pixel) => contrast(pixel, this.background)));
  }
}
