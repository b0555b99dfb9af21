import { expect, fixture, html } from '@open-wc/testing';
import { renderContent } from '../../src/content/render-content.js';
import type { Block, Content, Inline } from '../../src/protocol.js';

async function drawn(content: Content): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`<div>${renderContent(content, 'Show hidden text')}</div>`);
}

/** The markup without what Lit leaves for itself. */
async function markup(...content: Block[]): Promise<string> {
  const { innerHTML } = await drawn(content);
  return innerHTML
    .replace(/<!--.*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();
}

const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

describe('the text of a comment', () => {
  it('has paragraphs', async () => {
    expect(await markup(paragraph('Hello.'), paragraph('שלום'))).to.equal('<p>Hello.</p><p>שלום</p>');
  });

  for (const [type, tag] of [
    ['emphasis', 'em'],
    ['strong', 'strong'],
    ['strikethrough', 's'],
  ] as const) {
    it(`has ${type}, with anything inside`, async () => {
      const inside = paragraph('a ', { type, children: ['b', { type: 'code', text: '<c>' }] }, { type: 'break' }, 'd');
      expect(await markup(inside)).to.equal(`<p>a <${tag}>b<code>&lt;c&gt;</code></${tag}><br>d</p>`);
    });
  }

  it('hides a spoiler until its button is pressed, and then has the focus where the text is', async () => {
    const element = await drawn([paragraph('He ', { type: 'spoiler', children: ['died'] }, '.')]);
    const button = element.querySelector('button')!;
    expect(element.innerText).to.equal('He Show hidden text.');
    button.click();
    expect(element.innerText).to.equal('He died.');
    expect(document.activeElement?.textContent).to.equal('died');
  });

  it('has code that can be scrolled by keys and stays from left to right', async () => {
    const code: Block = { type: 'code', text: '<b>\n  &amp;' };
    expect(await markup(code)).to.equal('<pre dir="ltr" tabindex="0"><code>&lt;b&gt;\n  &amp;amp;</code></pre>');
  });

  it('has quotes within quotes, and lists with and without numbers', async () => {
    const list = (start: number | null): Block => ({
      type: 'list',
      start,
      items: [[paragraph('x')], [paragraph('y')]],
    });
    const quote: Block = { type: 'quote', children: [{ type: 'quote', children: [list(3)] }, list(null)] };
    const items = '<li><p>x</p></li><li><p>y</p></li>';
    expect(await markup(quote)).to.equal(
      `<blockquote><blockquote><ol start="3">${items}</ol></blockquote><ul>${items}</ul></blockquote>`,
    );
  });

  for (const href of [
    'https://example.org/?a=1&b="2"',
    'http://example.org',
    'mailto:ada@example.org',
    'HTTPS://A.B',
  ]) {
    it(`leads to ${href}, and recommends it to nobody (B11)`, async () => {
      const element = await drawn([paragraph({ type: 'link', href, children: ['there'] })]);
      const link = element.querySelector('a')!;
      expect(link.getAttribute('href')).to.equal(href);
      expect(link.rel).to.equal('nofollow ugc noopener noreferrer');
    });
  }

  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    '&#74;avascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    '//example.org',
    '/admin',
    '',
  ]) {
    it(`shows the words only where a link would lead to ${JSON.stringify(href)} (B8)`, async () => {
      const words: Inline[] = ['a ', { type: 'strong', children: ['b'] }];
      const element = await drawn([paragraph({ type: 'link', href, children: words })]);
      expect(element.querySelector('a')).to.be.null;
      expect(element.textContent.trim()).to.equal('a b');
      expect(element.querySelector('strong')).to.exist;
    });
  }

  it('is never markup, wherever in the document it stands (B4, B7)', async () => {
    const evil = `"><img src=x onerror="window.hit=1"><script>window.hit=1</script>\${}{{}}<!--`;
    const link: Inline = { type: 'link', href: `https://x/${evil}`, children: [evil] };
    const element = await drawn([
      paragraph(evil, { type: 'code', text: evil }, { type: 'emphasis', children: [evil] }, link),
      { type: 'code', text: evil },
      { type: 'quote', children: [paragraph(evil)] },
      { type: 'list', start: null, items: [[paragraph(evil)]] },
    ]);
    expect(element.querySelectorAll('img, script')).to.have.lengthOf(0);
    expect(element.textContent.split(evil)).to.have.lengthOf(8);
    expect(window).not.to.have.property('hit');
  });

  it('is nothing where there is nothing', async () => {
    expect(await markup()).to.equal('');
    expect(await markup(paragraph())).to.equal('<p></p>');
  });
});
