import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeOf, pageKey, readAddress } from './address.ts';

describe('reading an address', () => {
  test.each([
    ['/', 'canonical', '/'],
    ['/news/canal-vote', 'canonical', '/news/canal-vote'],
    ['/feed.rss', 'canonical', '/feed.rss'],
    ['/News', 'near', '/news'],
    ['/news/', 'near', '/news'],
    ['//', 'near', '/'],
    ['///news//a/', 'near', '/news/a'],
  ])('%s is %s: %s', (target, kind, path) => {
    expect(readAddress(target)).toEqual({ kind, path, query: '' });
  });

  test.each([
    '',
    '*',
    'news',
    'http://evil.example/news',
    '/.',
    '/..',
    '/news/..',
    '/a/../b',
    '/%6eews',
    '/news%2fa',
    '/a\\b',
    '/a b',
    '/ä',
    '/a\u0000',
    '/.env',
    '/a/.git/config',
    '/a;b',
    '/a,b',
    "/a'",
    `/${'a'.repeat(600)}`,
  ])('%j is nothing', (target) => {
    expect(readAddress(target)).toEqual({ kind: 'none' });
  });

  test('where a near spelling leads is canonical, and on this site', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '//', 'a', 'B', '.', '..', '%2e', '\\', '-', '?', 'x=1', '@', ':', '#') }), (text) => {
        const address = readAddress(`/${text}`);
        if (address.kind === 'none') return;
        expect(readAddress(address.path)).toEqual({ kind: 'canonical', path: address.path, query: '' });
        expect(address.path).toMatch(/^\/(?![/\\])/);
        expect(address.path).not.toMatch(/(?:^|\/)\.|[A-Z%\\@:?#]/);
      }),
    );
  });
});

describe('the key of a page', () => {
  test.each([
    ['', '/news'],
    ['utm_source=x&fbclid=y', '/news'],
    ['before=1763900000000', '/news?before=1763900000000'],
    ['utm_source=x&before=5&y', '/news?before=5'],
    ['before=5&before=6', '/news'],
    ['before=', '/news'],
    ['before=05', '/news'],
    ['before=-5', '/news'],
    ['before=5x', '/news'],
    ['before=%35', '/news'],
    ['before=9999999999999999', '/news'],
    ['Before=5', '/news'],
  ])('%j gives %s', (query, key) => {
    expect(pageKey('/news', query)).toBe(key);
    expect(beforeOf(query)).toBe(key.includes('=') ? Number(key.split('=')[1]) : null);
  });
});
