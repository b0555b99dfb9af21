const NO_CONTROL = 'is not a form control';

const isControl = (desk) => desk.do(({ constructor }) => Boolean(constructor.formAssociated));
const submitted = (desk) => desk.page.evaluate(() => [...new FormData(document.querySelector('form'))].map(String));

async function submitsNothingUnrated(desk) {
  await desk.show({ label: 'Soup', name: 'soup' });
  if (!(await isControl(desk))) return NO_CONTROL;
  const sent = await submitted(desk);
  if (sent.length > 0) return `submits \`${sent.join().replace(',', '=')}\``;
  await desk.click(4);
  await desk.comesTo(4);
  const then = await submitted(desk);
  if (then.join() !== 'soup,4') return `submits \`${then.join().replace(',', '=')}\` when rated four`;
}

async function requires(desk) {
  await desk.show({ label: 'Soup', name: 'soup', required: true });
  if (!(await isControl(desk))) return NO_CONTROL;
  const { isMissing, isValid } = await desk.do((rating) => ({
    isMissing: rating.validity?.valueMissing,
    isValid: rating.form?.checkValidity() ?? document.querySelector('form').checkValidity(),
  }));
  if (!isMissing) return `\`valueMissing\` is ${isMissing}`;
  if (isValid) return 'the form is valid all the same';
}

async function resets(desk) {
  const { initial = (value) => ({ value }) } = desk.element;
  await desk.show({ label: 'Soup', name: 'soup', ...initial(2) });
  await desk.click(4);
  if ((await desk.comesTo(4)) !== 4) return 'a click on the fourth star did not give four';
  await desk.page.evaluate(() => document.querySelector('form').reset());
  if ((await desk.comesTo(2)) !== 2)
    return `${(await isControl(desk)) ? '' : `${NO_CONTROL}; `}stays ${await desk.value()}`;
}

async function restores(desk) {
  await desk.show({ label: 'Soup', name: 'soup' });
  if (!(await isControl(desk))) return NO_CONTROL;
  await desk.click(3);
  await desk.comesTo(3);
  await desk.page.goto(desk.host.write('<!doctype html><title>Elsewhere</title>'));
  await desk.page.goBack();
  await desk.ready();
  const value = await desk.comesTo(3);
  if (value !== 3) return `comes back as ${JSON.stringify(value)}`;
  await desk.tab();
  await desk.press('ArrowRight');
  const next = await desk.comesTo(4);
  if (next !== 4) return `one step after coming back is ${JSON.stringify(next)}`;
}

export const forms = [
  { title: 'unrated submits nothing', check: submitsNothingUnrated },
  { title: '`required` reports `valueMissing`', check: requires },
  { title: 'reset returns to the initial attribute', check: resets },
  { title: 'restored by the browser it stays a number', check: restores },
];
