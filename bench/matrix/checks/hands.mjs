const swipes = (attributes) => async (desk) => {
  await desk.show({ label: 'Soup', value: 2, ...attributes }, { touch: true });
  const reasons = [];
  if ((await desk.swipe()) === 0) reasons.push('the page did not scroll');
  const value = await desk.comesTo(NaN); // all the time that it may take
  if (value !== 2) reasons.push(`voted ${value}`);
  const changes = await desk.changes();
  if (value === 2 && changes.length > 0) reasons.push(`said \`${changes[0]}\``);
  if (reasons.length > 0) return reasons.join(' and ');
};

const mirrors = (attributes, options) => async (desk) => {
  await desk.show({ label: 'Soup', value: 3, ...attributes }, options);
  const reasons = [];
  await desk.click(1);
  if ((await desk.comesTo(5)) !== 5) reasons.push(`a click on the leftmost star is ${await desk.value()}`);
  await desk.show({ label: 'Soup', value: 3, ...attributes }, options);
  await desk.tab();
  await desk.press('ArrowLeft');
  if ((await desk.comesTo(4)) !== 4) reasons.push(`ArrowLeft leads from 3 to ${await desk.value()}`);
  if (reasons.length > 0) return reasons.join('; ');
};

async function clearsByPointer(desk) {
  const { attribute, button } = desk.element.clear;
  await desk.show({ label: 'Soup', name: 'soup', ...(attribute && { [attribute]: true }) });
  await desk.click(3);
  if ((await desk.comesTo(3)) !== 3) return 'a click on the third star did not give three';
  if (button) {
    const place = await desk.page.waitForSelector(`${desk.element.tag} >>> ${button}`);
    await place.click();
  } else await desk.click(3);
  if ((await desk.comesTo(0)) !== 0) return `its value stays ${await desk.value()}`;
}

async function clearsByKeys(desk) {
  await desk.show({ label: 'Soup', name: 'soup', value: 3 });
  await desk.tab();
  for (let press = 0; press < 3 && (await desk.value()) > 0; press++) await desk.press(desk.element.clear.key);
  if ((await desk.comesTo(0)) !== 0) return `its value stays ${await desk.value()}`;
}

export const hands = [
  { title: 'a swipe from the stars scrolls, never votes', check: swipes({}) },
  { title: 'the same, readonly', check: swipes({ readonly: true }) },
  { title: '`dir=rtl` on it: pointer and keys mirror', check: mirrors({ dir: 'rtl' }) },
  { title: '`dir=rtl` on an ancestor: the same', check: mirrors({}, { around: (rating) => `<span dir="rtl">${rating}</span>` }) }, // prettier-ignore
  { title: '`dir=rtl` on the root: the same', check: mirrors({}, { dir: 'rtl' }) },
  { title: 'cleared by pointer', check: clearsByPointer },
  { title: 'cleared by keyboard', check: clearsByKeys },
];
