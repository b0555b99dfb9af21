import { expect, fixture, html } from '@open-wc/testing';
import type { CommentFormElement } from '../../../src/elements/comment-form/comment-form.js';
import '../../../src/elements/comment-form/define.js';
import { storeContext } from '../../../src/context/store-context.js';
import { PageStore } from '../../../src/store/page-store.js';
import { ContextProvider } from '@lit/context';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { kept } from '../comments/support/threads.js';
import { emailField, nameField, said, send, text, type } from './support/composers.js';

describe('a composer whose page is not there yet', () => {
  it('takes text, name, address and even the click, and loses none of them', async () => {
    const page = new TestPage();
    const host = await fixture<HTMLDivElement>(html`<div></div>`);
    // A provider that has not made up its mind: it keeps the page's own from answering.
    const provider = new ContextProvider(host, { context: storeContext });
    const form = host.appendChild<CommentFormElement>(document.createElement('afterword-comment-form'));
    await form.updateComplete;
    type(text(form), 'As fast as I can.');
    await form.updateComplete;
    type(nameField(form)!, 'Ada');
    type(emailField(form), 'ada@example.org');
    await form.updateComplete;
    send(form).click();
    form.requestUpdate();
    await form.updateComplete;
    expect([text(form).value, nameField(form)!.value, emailField(form).value]).to.deep.equal([
      'As fast as I can.',
      'Ada',
      'ada@example.org',
    ]);
    provider.setValue(new PageStore({ server: page.server, page: page.key }));
    await until(() => said(form) === 'Your comment is here.', 'it is sent');
    const [comment, ...others] = await kept(page);
    expect(others).to.deep.equal([]);
    expect(comment!.author.name).to.equal('Ada');
  });
});
