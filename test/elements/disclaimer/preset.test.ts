import { expect, html } from '@open-wc/testing';
import { words } from '../../support/find.js';
import { expectAccessible } from '../../support/looks.js';
import { TestPage } from '../../support/page.js';
import { until } from '../../support/until.js';
import { find, newName, part } from './support/disclaimers.js';

async function shown(lang: string, preset: string, region = '') {
  const host = await new TestPage().render(
    html`<afterword-disclaimer
      name=${newName()}
      lang=${lang}
      preset=${preset}
      region=${region}
    ></afterword-disclaimer>`,
  );
  await until(() => find(host).shadowRoot!.querySelector('.preset'), 'the text is there');
  return find(host);
}

describe('a prepared text', () => {
  for (const lang of ['en', 'es', 'de', 'fr', 'pt', 'it', 'nl', 'ar'])
    it(`is there in ${lang}, says that it is not legal advice, and whom to call`, async () => {
      const disclaimer = await shown(lang, 'general experience supplement emergency', 'DE');
      const text = disclaimer.shadowRoot!.querySelector<HTMLElement>('.preset')!;
      expect([text.lang, text.dir]).to.deep.equal([lang, lang === 'ar' ? 'rtl' : 'ltr']);
      expect(text.querySelectorAll('p')).to.have.lengthOf(8);
      expect(part(disclaimer, 'number').getAttribute('href')).to.equal('tel:112');
      expect(words(part(disclaimer, 'note'))).not.to.equal('');
      await expectAccessible(disclaimer);
    });

  it('is there under a heading of the site’s own', async () => {
    const host = await new TestPage().render(
      html`<afterword-disclaimer name=${newName()} preset="general">
        <h3 slot="heading">Before you read on</h3>
      </afterword-disclaimer>`,
    );
    await until(() => part(find(host), 'body').innerText.includes('does not replace'), 'the text is to be read');
  });

  it('names the number of a region, and no number where none is known', async () => {
    expect(words(part(await shown('en', 'emergency', 'gb'), 'number'))).to.equal('999');
    const elsewhere = await shown('en', 'emergency', 'XX');
    expect(words(part(elsewhere, 'body'))).to.contain('call your local emergency number now');
  });
});
