const list = (events) => [...new Set(events)].map((type) => `\`${type}\``).join(', ');

/** Clicks and presses keys on a rating of three that is to take nothing. */
const takesNothing = (state) => async (desk) => {
  await desk.show({ label: 'Soup', value: 3, [state]: true });
  await desk.click(5);
  if (await desk.tab()) for (const key of ['ArrowRight', 'Home', 'End']) await desk.press(key);
  const value = await desk.comesTo(NaN); // all the time that it may take
  if (value !== 3) return `its value became ${value}`;
  const changes = await desk.changes();
  if (changes.length > 0) return `said ${list(changes)} though nothing changed`;
};

async function saysNothingAtMount(desk) {
  await desk.show({ label: 'Soup', value: 3 });
  await desk.page.evaluate(({ tag }) => {
    const rating = Object.assign(document.createElement(tag), { value: 2, readonly: true });
    document.querySelector('form').append(rating);
    return rating.updateComplete;
  }, desk.element);
  const said = await desk.page.evaluate(() => window.said);
  if (said.length > 0) return `said ${list(said)}`;
}

async function keepsTenths(desk) {
  await desk.show({ label: 'Soup', precision: 0.1 });
  await desk.tab();
  for (let step = 0; step < 3; step++) await desk.press('ArrowRight');
  const byKeys = await desk.comesTo(0.3);
  if (byKeys !== 0.3) return `three steps of 0.1 are ${byKeys}`;
  await desk.click(3.27);
  const byPointer = await desk.comesTo(3.3);
  if (byPointer <= 3 || Number(byPointer.toFixed(1)) !== byPointer) return `a click at 3.3 is ${byPointer}`;
}

async function bearsAnyMax(desk) {
  const reasons = new Map();
  for (const max of ['4.5', '-1', 'NaN']) {
    await desk.show({ label: 'Soup', max, value: 1 });
    const wrong = await desk.do(async (rating, written) => {
      for (const next of [5, Number(written)]) {
        rating.max = next; // and as a property
        await Promise.resolve(rating.updateComplete).catch((error) => window.wrong.push(String(error)));
      }
      return window.wrong;
    }, max);
    const [thrown] = wrong;
    if (thrown) reasons.set(thrown, [...(reasons.get(thrown) ?? []), max]);
  }
  return Array.from(reasons, ([thrown, those]) => `${those.join(', ')}: “${thrown}” is thrown`).join('; ');
}

async function hides(desk) {
  await desk.show({ label: 'Soup', hidden: true });
  const { width, height } = await desk.do((rating) => rating.getBoundingClientRect().toJSON());
  if (width * height > 0) return `still takes ${Math.round(width)} × ${Math.round(height)} px`;
}

export const manners = [
  { title: 'readonly: no change, no change event', check: takesNothing('readonly') },
  { title: 'disabled: no change, no change event', check: takesNothing('disabled') },
  { title: 'no event at mount', check: saysNothingAtMount },
  { title: 'steps of 0.1 stay exact', check: keepsTenths },
  { title: '`max` 4.5, -1, NaN throws nothing', check: bearsAnyMax },
  { title: '`hidden` hides', check: hides },
];
