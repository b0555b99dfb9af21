import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const NAME = 'How was the soup?';
const CONTROLS = ['slider', 'radiogroup', 'spinbutton', 'combobox', 'listbox', 'group', 'image', 'img', 'meter'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe-core that the element breaks. */
async function broken(desk) {
  await desk.page.evaluate(axe);
  return desk.page.evaluate(async ({ tag }) => {
    const { violations } = await window.axe.run(tag);
    return violations.map(({ id }) => id);
  }, desk.element);
}

const isNamed = (attributes, around) => async (desk) => {
  await desk.show({ id: 'soup', name: 'soup', ...attributes }, { around });
  const controls = (await desk.told()).filter(({ role }) => CONTROLS.includes(role));
  const isThere = controls.some(({ name }) => name.includes(NAME));
  // It knows no labels of custom elements that are the control themselves: what the browser tells goes before.
  const rules = (await broken(desk)).filter((rule) => !(isThere && rule === 'aria-input-field-name'));
  const reasons = [
    ...(isThere ? [] : [controls[0]?.name ? `has the name “${controls[0].name}”` : 'has no name']),
    ...(rules.length > 0 ? [`axe: ${rules.join(', ')}`] : []),
  ];
  if (reasons.length > 0) return reasons.join('; ');
};

async function saysItsValue(desk) {
  await desk.show({ label: NAME, value: 3 });
  const told = await desk.told();
  if (told.some(({ words }) => /\b3\D+5\b/.test(words))) return undefined;
  const slider = told.find(({ role }) => role === 'slider');
  return slider ? `the slider says “${slider.words.replace(NAME, '').trim()}”` : 'says no such words';
}

async function isNoSliderWhenReadonly(desk) {
  await desk.show({ label: NAME, value: 3, readonly: true });
  const told = await desk.told();
  const reasons = [];
  const control = told.find(({ role }) => ['slider', 'spinbutton', 'radio'].includes(role));
  if (control) reasons.push(`is told as a ${control.role}`);
  if (await desk.tab()) reasons.push('takes the focus');
  if (reasons.length > 0) return reasons.join(' and ');
}

export const names = [
  { title: 'its own way to label it names it, axe clean', check: isNamed({ label: NAME }) },
  { title: '`<label for>` names it, axe clean', check: isNamed({}, (rating) => `<label for="soup">${NAME}</label> ${rating}`) }, // prettier-ignore
  { title: 'a `<label>` around names it, axe clean', check: isNamed({}, (rating) => `<label>${NAME} ${rating}</label>`) }, // prettier-ignore
  { title: 'says its value with the highest, “3 of 5”', check: saysItsValue },
  { title: 'readonly: no slider, not in the tab order', check: isNoSliderWhenReadonly },
];
