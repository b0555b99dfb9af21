import { picture } from '../pixels.mjs';

const POLICY = "default-src 'self'";

async function shown(desk, attributes, options) {
  await desk.show({ label: 'Soup', readonly: true, precision: 0.5, ...attributes }, options);
  return picture(desk);
}

async function drawsFive(desk) {
  const stars = await shown(desk, { value: 3 }, { policy: POLICY });
  const drawn = [0, 1, 2, 3, 4].filter((star) => stars.ink(star, star + 1) > 0.03);
  if (drawn.length < 5) return `${drawn.length} of 5 stars are drawn`;
}

/** At 3.5 the left of the fourth star is not as it is at 3, where it is empty, and its right is. */
const showsHalf = (options) => async (desk) => {
  const pictures = [];
  for (const value of [3, 3.5, 4]) pictures.push(await shown(desk, { value }, options));
  const [empty, half, full] = pictures;
  const compare = (from, to) => ({ whole: empty.difference(full, from, to), part: empty.difference(half, from, to) });
  const [left, right] = [compare(3.1, 3.45), compare(3.55, 3.9)];
  if (Math.min(left.whole, right.whole) < 0.02) return 'full stars look like empty ones';
  if (left.part < left.whole / 3) return 'half a star looks like none';
  if (right.part > right.whole / 3) return 'half a star looks like a whole one';
};

async function contrasts(desk) {
  const stars = await shown(desk, { value: 3, readonly: false }, {});
  const [full, empty] = [stars.contrast(0, 1), stars.contrast(4, 5)];
  const words = [
    ['full', full],
    ['empty', empty],
  ].flatMap(([name, ratio]) => (ratio < 3 ? [`${name} stars ${ratio.toFixed(1)}:1`] : []));
  if (words.length > 0) return `at most: ${words.join(', ')}`;
}

async function tellsOwnFromAverage(desk) {
  const average = (await shown(desk, { value: 4 }, {})).colour(0, 1);
  await desk.show({ label: 'Soup', name: 'soup' });
  await desk.click(4);
  if ((await desk.comesTo(4)) !== 4) return 'a click on the fourth star did not give four';
  await desk.page.focus('button');
  const own = (await picture(desk)).colour(0, 1);
  if (String(own) === String(average)) return { none: 'knows no average; a value shown and one chosen look alike' };
}

export const looks = [
  { title: `under \`${POLICY}\` five stars are drawn`, check: drawsFive },
  { title: `under \`${POLICY}\` 3.5 looks like 3.5`, check: showsHalf({ policy: POLICY }) },
  { title: 'forced colours show half a star', check: showsHalf({ forced: true }) },
  { title: 'full and empty stars have a contrast of 3:1', check: contrasts },
  { title: 'own vote and average are told apart', check: tellsOwnFromAverage },
];
