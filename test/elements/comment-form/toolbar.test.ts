import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { button, focused, part } from '../../support/find.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { composer, threadOn } from '../comments/support/threads.js';
import { text } from './support/composers.js';

/** A composer with a text, some of which is selected. */
async function writing(body: string, from: number, to: number) {
  const { thread } = await threadOn(new TestPage('free'));
  const form = composer(thread);
  text(form).focus();
  await until(() => part(form, 'toolbar'), 'the toolbar is there');
  await sendKeys({ type: body });
  text(form).setSelectionRange(from, to);
  return { form, field: text(form) };
}

const selected = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): string =>
  value.slice(selectionStart, selectionEnd);

async function withControl(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

describe('the toolbar of the composer', () => {
  for (const [label, after] of [
    ['Bold', 'It **helped** me'],
    ['Italic', 'It *helped* me'],
    ['Code', 'It `helped` me'],
    ['Hide text', 'It ||helped|| me'],
    ['Link', 'It [helped](https://) me'],
    ['Quote', '> It helped me'],
    ['List', '- It helped me'],
  ] as const) {
    it(`writes Markdown around or before what is selected: ${label}`, async () => {
      const { form, field } = await writing('It helped me', 3, 9);
      button(form, label)!.click();
      expect(field.value).to.equal(after);
      expect(focused() === field).to.be.true;
    });
  }

  it('has shortcuts, and leaves the words selected to go on with', async () => {
    const { field } = await writing('It helped me', 3, 9);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', ctrlKey: true, bubbles: true, cancelable: true }));
    expect(field.value).to.equal('It **helped** me');
    expect(selected(field)).to.equal('helped');
  });

  it('takes its marks away again from lines that have them', async () => {
    const { form, field } = await writing('one', 0, 3);
    button(form, 'Quote')!.click();
    field.select();
    button(form, 'Quote')!.click();
    expect(field.value).to.equal('one');
  });

  it('is one stop for Tab, and arrows go along it', async () => {
    const { form } = await writing('one', 0, 3);
    await sendKeys({ press: 'Tab' });
    expect(focused()?.ariaLabel).to.equal('Bold');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()?.ariaLabel).to.equal('Italic');
    await sendKeys({ press: 'End' });
    expect(focused()?.ariaLabel).to.equal('Hide text');
    await sendKeys({ press: 'Tab' });
    expect(focused() === part(form, 'preview-button')).to.be.true;
    await expect(form).to.be.accessible();
  });

  it('turns what is pasted with its looks into Markdown, and keeps it as the draft', async () => {
    const { form, field } = await writing('Read ', 5, 5);
    const copied = await fixture(html`<p>See <a href="https://x.example/">this</a> page.</p>`);
    field.blur();
    getSelection()!.selectAllChildren(copied.querySelector('a')!);
    await withControl('c');
    field.focus();
    await withControl('v');
    await until(() => field.value !== 'Read ', 'it is pasted');
    expect(field.value).to.equal('Read [this](https://x.example/)');
    await form.updateComplete;
    expect(text(form).value).to.equal('Read [this](https://x.example/)');
  });

  it('leaves what is pasted without looks as it is', async () => {
    const plain = '2 * 3 * 4 <b> [x]';
    const { form, field } = await writing(plain, 0, plain.length);
    await withControl('c');
    field.setSelectionRange(plain.length, plain.length);
    await withControl('v');
    await until(() => field.value.length > plain.length, 'it is pasted');
    expect(field.value).to.equal(plain + plain);
    await form.updateComplete;
    expect(field.value).to.equal(plain + plain);
  });
});
