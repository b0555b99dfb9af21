import { expect } from '@open-wc/testing';
import { forget, recall, recallAll, remember } from '../../src/api/storage.js';

/** Where a browser keeps things: as it should, not at all, or until it is full. */
const BROWSERS: Record<string, () => void> = {
  'keeps things': () => undefined,
  'blocks storage': () =>
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
    }),
  'has no room left': () =>
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      value: Object.assign(Object.create(Storage.prototype), {
        getItem: () => null,
        removeItem: () => undefined,
        setItem: () => {
          throw new DOMException('Full.', 'QuotaExceededError');
        },
      }) as Storage,
    }),
};

describe('what is kept on a device', () => {
  const own = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
  afterEach(() => Object.defineProperty(window, 'localStorage', own));

  for (const [browser, become] of Object.entries(BROWSERS)) {
    it(`is found by its name, listed and forgotten where the browser ${browser} (A67)`, () => {
      become();
      expect(recall('afterword:test:none')).to.be.undefined;
      remember('afterword:test:a', '1');
      remember('afterword:test:a', '2');
      remember('afterword:test:b', '');
      expect(recall('afterword:test:a')).to.equal('2');
      expect(recall('afterword:test:b')).to.equal('');
      expect(recallAll('afterword:test:').sort()).to.deep.equal([
        ['a', '2'],
        ['b', ''],
      ]);
      forget('afterword:test:a');
      forget('afterword:test:b');
      expect(recallAll('afterword:test:')).to.deep.equal([]);
    });
  }

  it('is seen by other tabs, under a name that begins with the kit’s own (A68)', () => {
    remember('afterword:test:c', 'here');
    expect(localStorage.getItem('afterword:test:c')).to.equal('here');
    localStorage.setItem('afterword:test:c', 'changed in another tab');
    expect(recall('afterword:test:c')).to.equal('changed in another tab');
    forget('afterword:test:c');
    expect(localStorage.getItem('afterword:test:c')).to.be.null;
  });
});
