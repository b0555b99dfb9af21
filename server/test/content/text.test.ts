import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cleanLine, cleanText, isVisible, webAddress } from '../../src/content/text.js';

describe('cleanText', () => {
  it('leaves the scripts of this world alone', () => {
    const texts = [
      'Grüße, naïve café',
      'שָׁלוֹם',
      'नमस्ते',
      '\u0e17\u0e35\u0e48',
      'Tiếng Việt',
      '👩‍👩‍👧‍👦 👍🏽',
      '\u202bעברית\u202c',
      'a\tb\nc',
    ];
    for (const text of texts) assert.equal(cleanText(text), text);
  });

  it('takes away what no reader sees: NUL, control characters and spaces around it', () => {
    assert.equal(cleanText(' \r\n a\0b\u0007\u001b[31m\u009fc \n'), 'ab[31mc');
  });

  it('makes line feeds of every other line ending', () => {
    assert.equal(cleanText('a\r\nb\rc\nd'), 'a\nb\nc\nd');
  });

  it('replaces half of a surrogate pair, which no database takes', () => {
    assert.equal(cleanText('a\ud800b\udc00'), 'a\ufffdb\ufffd');
  });

  it('keeps a few marks on a letter and not a tower of them (B13)', () => {
    assert.equal(
      cleanText(`Z${'\u0301'.repeat(200)}algo${'\u0327'.repeat(3)}`),
      `Z${'\u0301'.repeat(6)}algo${'\u0327'.repeat(3)}`,
    );
  });
});

describe('cleanLine', () => {
  it('is one line, so that a name cannot begin another header or another line of a mail', () => {
    assert.equal(cleanLine('Ada\r\nBcc: eve@evil.test'), 'Ada Bcc: eve@evil.test');
    assert.equal(cleanLine('  Ada \t  Lovelace '), 'Ada Lovelace');
  });

  it('has no marks that turn the text around it (B13)', () => {
    assert.equal(cleanLine('Ada\u202egnp.exe\u2066'), 'Adagnp.exe');
    assert.equal(cleanLine('\u202e Ada \u200f'), 'Ada');
  });
});

describe('isVisible', () => {
  it('tells something from nothing, whatever nothing is made of', () => {
    for (const text of ['', ' ', '\u200b', '\u2060\ufeff', '\u202e', '\u00ad', '\u0301', '\u3000']) assert.equal(isVisible(text), false); // prettier-ignore
    for (const text of ['a', '7', '…', '👍', '字']) assert.equal(isVisible(text), true);
  });
});

describe('webAddress', () => {
  it('takes http and https, in their normal spelling', () => {
    assert.equal(webAddress('HTTPS://A.test'), 'https://a.test/');
    assert.equal(webAddress('http://a.test/"><b>'), 'http://a.test/%22%3E%3Cb%3E');
  });

  it('takes nothing else (B8)', () => {
    for (const text of [
      '',
      'a.test',
      '/a',
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,a',
      'mailto:a@b.test',
      'ftp://a.test',
      'https://',
      'http://a b',
    ]) {
      // prettier-ignore
      assert.equal(webAddress(text), undefined, text);
    }
  });
});
