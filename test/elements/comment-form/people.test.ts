import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, part, parts, words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { OtherReader } from '../../support/other-reader.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { answer, appears, composer, saying, textOf, threadOn } from '../comments/support/threads.js';
import { text, writeAndSend } from './support/composers.js';

/** A thread in which several people have written, the last of them Zoë. */
async function among(names = ['Ada Lovelace', 'Ben', 'Zoë']) {
  const page = new TestPage('free');
  const other = new OtherReader(page);
  for (const name of names) await other.comment(`${name} was here.`, { name });
  const { host, thread } = await threadOn(page);
  const form = composer(thread);
  text(form).focus();
  return { page, other, host, thread, form, field: text(form) };
}

const offered = (form: Element): string[] => [...form.shadowRoot!.querySelectorAll('[role="option"]')].map(words);
const active = (form: Element): string =>
  words(form.shadowRoot!.querySelector('[role="option"][aria-selected="true"]'));

async function typeAt(form: Element, letters: string, names: string): Promise<void> {
  await sendKeys({ type: letters });
  await until(() => offered(form).join() === names, `${names || 'nobody'} is offered for ${letters}`);
}

describe('an @ in the composer', () => {
  it('offers the people in the thread, who wrote last first, and fewer with every letter', async () => {
    const { form, field } = await among();
    await typeAt(form, 'Hello @', 'Zoë,Ben,Ada Lovelace');
    await typeAt(form, 'l', 'Ada Lovelace');
    await sendKeys({ press: 'Backspace' });
    await typeAt(form, 'zo', 'Zoë');
    await typeAt(form, 'x', '');
    expect(field.value).to.equal('Hello @zox');
  });

  it('is taken by Enter, by Tab or by a click, and writing goes on behind it', async () => {
    const { form, field } = await among();
    await typeAt(form, '@', 'Zoë,Ben,Ada Lovelace');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => active(form) === 'Ben', 'the next one is chosen');
    await sendKeys({ press: 'Enter' });
    await until(() => field.value === '@Ben ', 'Ben is addressed');
    await typeAt(form, 'and @ad', 'Ada Lovelace');
    await sendKeys({ press: 'Tab' });
    await until(() => field.value === '@Ben and @Ada Lovelace ', 'Ada is addressed');
    expect(focused() === field).to.be.true;
    await typeAt(form, '@', 'Zoë,Ben,Ada Lovelace');
    form.shadowRoot!.querySelector('[role="option"]')!.dispatchEvent(new MouseEvent('mousedown', { cancelable: true }));
    await sendKeys({ type: 'too' });
    await until(() => field.value === '@Ben and @Ada Lovelace @Zoë too', 'Zoë is addressed');
    expect(offered(form)).to.deep.equal([]);
  });

  it('goes round from the last name to the first, and back', async () => {
    const { form } = await among();
    await typeAt(form, '@', 'Zoë,Ben,Ada Lovelace');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => active(form) === 'Ada Lovelace', 'the last one');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => active(form) === 'Zoë', 'the first one');
  });

  it('is let be by Escape, which loses nothing and closes nothing else', async () => {
    const { form, field, thread } = await among();
    const heard: string[] = [];
    thread.addEventListener('keydown', ({ key }) => heard.push(key));
    await typeAt(form, '@B', 'Ben');
    await sendKeys({ press: 'Escape' });
    await until(() => offered(form).length === 0, 'nothing is offered');
    expect(field.value).to.equal('@B');
    expect(heard).not.to.include('Escape');
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('@B\n');
  });

  it('is none of it where it is an address, or where the focus is somewhere else', async () => {
    const { form } = await among();
    await typeAt(form, 'me@', '');
    await typeAt(form, ' @', 'Zoë,Ben,Ada Lovelace');
    form.shadowRoot!.querySelector<HTMLElement>('[name="name"]')!.focus();
    await until(() => offered(form).length === 0, 'nothing is offered');
  });

  it('is over when the caret goes elsewhere, and no key replaces other letters', async () => {
    const { form, field } = await among();
    await typeAt(form, 'Some words, and @b', 'Ben');
    await sendKeys({ press: 'Home' });
    await until(() => offered(form).length === 0, 'nothing is offered');
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('\nSome words, and @b');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    await typeAt(form, 'b', 'Ben');
    field.setSelectionRange(3, 3);
    await sendKeys({ press: 'Enter' }); // before the browser has said that the caret is somewhere else
    expect(field.value).to.equal('\nSo\nme words, and @b');
  });

  it('offers first whom one answers, and never oneself', async () => {
    const { page, thread, form } = await among();
    await writeAndSend(form, 'By me.', 'Me');
    await appears(thread, 'By me.');
    const reply = await answer(saying(thread, 'Ada Lovelace was here.')!);
    text(reply).focus();
    await typeAt(reply, '@', 'Ada Lovelace,Zoë,Ben');
    expect(page).to.exist;
  });

  it('says how many there are, and which one is chosen, to who cannot see it (A33, A46)', async () => {
    const { host, form, field } = await among();
    await typeAt(form, '@', 'Zoë,Ben,Ada Lovelace');
    const status = () => [...form.shadowRoot!.querySelectorAll('[role="status"]')].map(words);
    expect(status()).to.include('3 names. Arrows choose, Enter takes one.');
    const option = () => form.shadowRoot!.getElementById(field.getAttribute('aria-activedescendant')!);
    expect(words(option())).to.equal('Zoë');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => words(option()) === 'Ben', 'the next one');
    expect(field.getAttribute('aria-controls')).to.equal('people');
    await expectAccessible(host);
  });

  it('leads, once sent, to what was written by whoever is addressed', async () => {
    const { thread, form, field } = await among();
    await typeAt(form, 'Thank you, @ad', 'Ada Lovelace');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'for it' });
    await writeAndSend(form, field.value);
    const sent = await appears(thread, 'Thank you, @Ada Lovelace for it');
    const link = part(sent, 'mention') as HTMLAnchorElement;
    expect(words(link)).to.equal('@Ada Lovelace');
    link.click();
    const said = saying(thread, 'Ada Lovelace was here.')!;
    await until(() => said.matches(':focus-within'), 'the focus is there');
    expect(textOf(said)).to.equal('Ada Lovelace was here.');
    history.replaceState(null, '', location.href.replace(/#.*/, ''));
  });

  it('writes a name so that nothing in it means anything else', async () => {
    const { thread, form, field } = await among(['*_Ada_* [x](y)']);
    await typeAt(form, '@*', '*_Ada_* [x](y)');
    await sendKeys({ press: 'Enter' });
    await writeAndSend(form, `${field.value}!`);
    const sent = await appears(thread, '@*_Ada_* [x](y) !');
    expect(words(part(sent, 'mention'))).to.equal('@*_Ada_* [x](y)');
    expect(parts(sent, 'mention')).to.have.lengthOf(1);
  });
});
