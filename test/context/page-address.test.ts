import { expect } from '@open-wc/testing';
import { findPageAddress } from '../../src/context/page-address.js';
import { normalizePageKey } from '../../src/page-key.js';

const meta = document.querySelector<HTMLMetaElement>('meta[name="afterword-server"]')!;

describe('the address of a page', () => {
  const { content } = meta;
  afterEach(() => {
    meta.content = content;
    if (!meta.isConnected) document.head.append(meta);
    document.querySelector('link[rel="canonical"]')?.remove();
    history.replaceState(null, '', normalizePageKey(location.href));
  });

  const canonical = (href: string): void => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'canonical', href }));
  };

  it('is what an element says, before all', () => {
    canonical('https://example.org/canonical');
    const said = { server: 'https://s.example', page: 'a page', title: 'T', url: 'https://example.org/u' };
    expect(findPageAddress(said)).to.deep.equal({ ...said, server: 'https://s.example/' });
  });

  it('is what the document says of itself otherwise', () => {
    canonical('https://example.org/canonical/?utm_source=x#y');
    meta.content = '/talk';
    const { server, page, title, url } = findPageAddress({ server: '', page: '', title: '', url: '' });
    expect(server).to.equal(`${location.origin}/talk/`);
    expect(page).to.equal('https://example.org/canonical');
    expect(title).to.equal(document.title);
    expect(url).to.equal('https://example.org/canonical/?utm_source=x#y');
  });

  it('is where it is read, without what only says how a reader came there', () => {
    const plain = findPageAddress({}).page;
    const url = new URL(location.href);
    url.searchParams.set('utm_campaign', 'spring');
    url.searchParams.set('fbclid', 'x');
    url.hash = 'comments';
    history.replaceState(null, '', url);
    expect(findPageAddress({}).page).to.equal(plain);
    url.searchParams.set('page', '2');
    history.replaceState(null, '', url);
    expect(findPageAddress({}).page).not.to.equal(plain);
  });

  it('has the server that the kit came from when nobody names one, whatever the path of the page (A3)', () => {
    meta.remove();
    history.replaceState(null, '', '/deep/down/page.html');
    expect(findPageAddress({}).server).to.equal(`${location.origin}/`);
    history.replaceState(null, '', '/');
  });

  it('has a server with one closing slash, however it is spelled', () => {
    for (const server of ['https://s.example/base', 'https://s.example/base/'])
      expect(findPageAddress({ server }).server).to.equal('https://s.example/base/');
  });
});
