import { expect } from '@open-wc/testing';
import { fromRichText } from '../../../src/elements/comment-form/rich-text.js';

describe('text that is pasted with its looks', () => {
  const cases: readonly [what: string, rich: string, markdown: string][] = [
    ['emphasis', '<p>a <b>b</b> <em>c</em> <s>d</s> <code>e</code></p>', 'a **b** *c* ~~d~~ `e`'],
    ['paragraphs and lines', '<p>one<br>two</p>\n\n<div>three</div>', 'one\ntwo\n\nthree'],
    ['links that may be followed', '<a href="https://x.example/?a=1&amp;b=2">x</a>', '[x](https://x.example/?a=1&b=2)'],
    ['links that may not', '<a href="javascript:alert(1)">x</a>', 'x'],
    ['lists', '<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>', '- a\n- b\n  1. c\n  2. d'],
    ['quotes', 'x<blockquote><p>a</p><p>b</p></blockquote>y', 'x\n\n> a\n>\n> b\n\ny'],
    ['code', '<pre>  a\n  b</pre>after', '```\n  a\n  b\n```\n\nafter'],
    ['a bold that only wraps', '<b style="font-weight:normal"><p>a</p></b>', 'a'],
    ['what stands for a character', '&lt;b&gt; &#65;&#x42; &amp;&nosuch;', '<b> AB &&nosuch;'],
    ['nothing but what is shown', '<style>p{}</style><script>alert(1)</script><!-- x -->a <b></b>', 'a'],
    ['a lone angle', 'a < b', 'a < b'],
  ];
  for (const [what, rich, markdown] of cases) {
    it(`keeps ${what}`, () => expect(fromRichText(rich)).to.equal(markdown));
  }

  it('loses no letter of anything that is no tag, however broken', () => {
    for (const rich of [
      '<',
      '<b',
      '</',
      '<b <i>x',
      '<p title=">">x',
      '&#99999999;x',
      '<'.repeat(5000),
      '<a href="'.repeat(500),
    ])
      expect(fromRichText(rich).includes('x')).to.equal(rich.includes('x'), rich.slice(0, 20));
  });
});
