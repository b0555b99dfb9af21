import { expect } from '@open-wc/testing';

const TAGS = [
  'rating',
  'rating-summary',
  'comments',
  'comment',
  'comment-form',
  'comment-count',
  'captcha',
  'disclaimer',
  'terms',
  'consent',
  'analytics',
  'page',
];

const registered = (): string[] => TAGS.filter((tag) => customElements.get(`afterword-${tag}`));

const globals = (): string[] => Object.getOwnPropertyNames(window).sort();

/** In this order: a registration cannot be undone, so each import may only add to what the ones before needed. */
describe('importing the kit', () => {
  it('gives the classes and does nothing: no tag, no global, no listener (A1, A11, A78)', async () => {
    const before = globals();
    const heard: string[] = [];
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      heard.push(type);
      addEventListener.call(this, type, ...rest);
    };
    const kit = await import('../src/index.js');
    EventTarget.prototype.addEventListener = addEventListener;
    expect(kit.CommentsElement).to.be.a('function');
    expect(registered()).to.deep.equal([]);
    expect(globals()).to.deep.equal(before);
    expect(heard.filter((type) => type === 'context-request')).to.deep.equal([]);
    expect(document.adoptedStyleSheets).to.have.lengthOf(0);
  });

  it('registers one element, with those inside it and no other (A1, A78)', async () => {
    await import('../src/elements/comment-count/define.js');
    expect(registered()).to.deep.equal(['comment-count']);
    await import('../src/elements/terms/define.js');
    expect(registered()).to.deep.equal(['comment-count', 'terms']);
    await import('../src/elements/comment/define.js');
    expect(registered()).to.deep.equal(['comment', 'comment-count', 'terms']);
    await import('../src/elements/comment-form/define.js');
    expect(registered()).to.have.members(['comment', 'comment-count', 'terms', 'comment-form', 'captcha']);
  });

  it('registers all of them for readers, and says what is what', async () => {
    const kit = await import('../src/define.js');
    expect(registered()).to.have.members(TAGS);
    expect(customElements.get('afterword-comments')).to.equal(kit.CommentsElement);
    expect(customElements.get('afterword-page')).to.equal(kit.PageElement);
    expect(document.createElement('afterword-rating')).to.be.instanceOf(kit.RatingElement);
  });

  it('makes elements whose constructors touch neither attributes nor children (A5)', async () => {
    await import('../src/define.js');
    for (const tag of TAGS) {
      const element = document.createElement(`afterword-${tag}`);
      expect(element.attributes, tag).to.have.lengthOf(0);
      expect(element.childNodes, tag).to.have.lengthOf(0);
    }
  });
});
