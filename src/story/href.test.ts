import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHref, cleanHrefOn, isWebAddress } from './href.ts';

describe('cleanHref', () => {
  test.each([
    ['https://Example.com', 'https://example.com/'],
    [' https://example.com/a b ', 'https://example.com/a%20b'],
    ['https:example.com', 'https://example.com/'],
    ['http://user:pass@example.com/x', 'http://example.com/x'],
    ['\u00a0https://exam\u200bple.com/\u202e', 'https://example.com/'],
    ['/news/a-story?x=1#y', '/news/a-story?x=1#y'],
    ['/a/../b', '/b'],
    ['mailto:desk@example.com?subject=A b', 'mailto:desk@example.com?subject=A%20b'],
    ['tel:+1 520 555', 'tel:+1520555'],
    ['https://ñandú.example/', 'https://xn--and-6ma2c.example/'],
  ])('%j is %s', (raw, clean) => {
    expect(cleanHref(raw)).toBe(clean);
  });

  test.each([
    '',
    ' ',
    '#a',
    'a',
    'a/b',
    'www.example.com',
    '//example.com',
    '/\\example.com',
    '\\\\example.com',
    '/..//example.com',
    '/\t/example.com',
    'javascript:1',
    'java\nscript:1',
    '\u0000javascript:1',
    'vbscript:1',
    'data:text/html,x',
    'blob:https://a/b',
    'file:///x',
    'ftp://a/b',
    'mailto:',
    'mailto:x',
    'mailto://a@b',
    'tel:',
    'tel:x',
    'https://',
    'https://a b/',
    'http://[::',
    '/\ud800',
    `/${'a'.repeat(4_096)}`,
  ])('%j is none', (raw) => {
    expect(cleanHref(raw)).toBeNull();
  });

  const pieces = fc
    .array(
      fc.constantFrom(
        'https:',
        'http:',
        'javascript:',
        'mailto:',
        'tel:',
        '/',
        '//',
        '\\',
        '.',
        '..',
        '@',
        ':',
        '?',
        '#',
        '%',
        '%2f',
        ' ',
        '\u00a0',
        '\t',
        '\u200b',
        'a',
        'example.com',
        'é',
        '[',
        '1',
        '😀',
      ),
      { maxLength: 12 },
    )
    .map((all) => all.join(''));

  test('once is enough, and what comes out is what browsers go to', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true, withQueryParameters: true })), (raw) => {
        const clean = cleanHref(raw);
        if (clean === null) return;
        expect(cleanHref(clean)).toBe(clean);
        const url = new URL(clean, 'https://station.example');
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(url.protocol);
        if (clean.startsWith('/')) expect(url.host).toBe('station.example');
        expect([url.username, url.password]).toEqual(['', '']);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('cleanHrefOn', () => {
  test('makes relative addresses whole, and leaves fragments out', () => {
    const base = 'https://example.com/a/b';
    expect([cleanHrefOn('c', base), cleanHrefOn('/c', base), cleanHrefOn('//o.example/c', base), cleanHrefOn('#c', base), cleanHrefOn('', base)]).toEqual([
      'https://example.com/a/c',
      'https://example.com/c',
      'https://o.example/c',
      null,
      null,
    ]);
    expect([cleanHrefOn('c', null), cleanHrefOn('/c', null), cleanHrefOn('//o.example', null), cleanHrefOn('\\\\o.example', base)]).toEqual([
      null,
      '/c',
      'https://o.example/',
      'https://o.example/',
    ]);
    expect(cleanHrefOn('javascript:1', base)).toBeNull();
  });
});

test('isWebAddress', () => {
  expect(['https://a.example/', 'http://a.example/b', 'https://a.example', '/b', 'mailto:a@b.example'].map(isWebAddress)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
