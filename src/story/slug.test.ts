import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlug, numberedSlug, SLUG_CAP, slugFromHeadline } from './slug.ts';

describe('slugFromHeadline', () => {
  test.each([
    ['Council delays vote on canal repairs', 'council-delays-vote-on-canal-repairs'],
    ['El niño llegó a la Señora Ibáñez: ¿y ahora?', 'el-nino-llego-a-la-senora-ibanez-y-ahora'],
    ["The city's $1,200,000 plan — “it’s late”", 'the-citys-1200000-plan-its-late'],
    ['Straße, Ærø & Łódź', 'strasse-aero-and-lodz'],
    ['ﬁve ½ ½', 'five-1-2-1-2'],
    ['  --Spaces--  ', 'spaces'],
    ['A.M. 10:30', 'a-m-10-30'],
    ['日本語', ''],
    ['', ''],
    ['a'.repeat(100), 'a'.repeat(80)],
    [`${'word '.repeat(15)}longword longer`, `${'word-'.repeat(15)}`.slice(0, -1)],
  ])('%s', (headline, slug) => {
    expect(slugFromHeadline(headline)).toBe(slug);
  });

  test('gives way to addresses that the site uses', () => {
    expect(slugFromHeadline('Weather', ['weather', 'search'])).toBe('weather-story');
    expect(slugFromHeadline('Weathers', ['weather'])).toBe('weathers');
  });

  test('makes slugs, whatever the headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (headline) => {
        const slug = slugFromHeadline(headline);
        if (slug !== '') expect([isSlug(slug), slugFromHeadline(slug)]).toEqual([true, slug]);
      }),
      { numRuns: 5_000 },
    );
  });
});

test('isSlug', () => {
  expect(['a', 'a-1', 'A', '-a', 'a-', 'a--b', 'a b', 'é', '', 'a/b', '..', 'a\n', 'a'.repeat(SLUG_CAP + 1)].filter(isSlug)).toEqual(['a', 'a-1']);
});

test('numberedSlug keeps within the cap', () => {
  expect(numberedSlug('a-b', 2)).toBe('a-b-2');
  expect(numberedSlug(`${'a'.repeat(77)}-bc`, 12)).toBe(`${'a'.repeat(77)}-12`);
});
