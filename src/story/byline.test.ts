import { describe, expect, test } from 'vitest';
import { formatByline, joinNames, nameFromByline } from './byline.ts';
import { isEmbargoed, latestEmbargo, withEmbargo } from './embargo.ts';
import { headlineFor } from './headline.ts';
import { sampleStory } from '../../test/story-sample.ts';

const of = (...names: string[]) => names.map((name) => ({ name, author: null }));

test('bylines in both languages', () => {
  expect(formatByline(of('Ana Ruiz'), 'en')).toBe('By Ana Ruiz');
  expect(formatByline(of('Ana Ruiz', 'Ben Cole', 'Cy Dee'), 'en')).toBe('By Ana Ruiz, Ben Cole and Cy Dee');
  expect(formatByline(of('Ana Ruiz', 'Isabel Mora'), 'es')).toBe('Por Ana Ruiz e Isabel Mora');
  expect(formatByline([], 'en')).toBeNull();
  expect(joinNames([], 'es')).toBe('');
});

test.each([
  ['By Ana Ruiz', 'Ana Ruiz'],
  ['BY  ANA RUIZ', 'ANA RUIZ'],
  ['Por: Ana Ruiz', 'Ana Ruiz'],
  ['Byron Cole', 'Byron Cole'],
  ['Ana Ruiz, County Wire', 'Ana Ruiz, County Wire'],
  ['By', null],
  [' ', null],
])('the name in %j', (written, name) => {
  expect(nameFromByline(written)).toBe(name);
});

describe('embargo', () => {
  test('its instant is free', () => {
    expect([isEmbargoed(5, 4), isEmbargoed(5, 5), isEmbargoed(null, 0)]).toEqual([true, false, false]);
    expect([latestEmbargo([1, null, 3, 2]), latestEmbargo([null]), latestEmbargo([])]).toEqual([3, null, null]);
  });

  test('a story that waits, waits for it; one that is out keeps its Posted', () => {
    const waiting = sampleStory({ status: 'scheduled', publishAt: 100 });
    expect(withEmbargo(waiting, 200, 50)).toMatchObject({ publishAt: 200, embargoedUntil: 200 });
    expect(withEmbargo(waiting, 80, 50)).toMatchObject({ publishAt: 100, embargoedUntil: 80 });
    expect(withEmbargo(waiting, null, 50)).toMatchObject({ publishAt: 100, embargoedUntil: null });
    expect(withEmbargo(waiting, 200, 100)).toMatchObject({ publishAt: 100, embargoedUntil: 200 });
    expect(withEmbargo(sampleStory(), 200, 50)).toMatchObject({ publishAt: null, embargoedUntil: 200 });
  });
});

test('headlines for cards and lists fall back to the headline', () => {
  const content = { headline: 'Long', socialHeadline: 'Social', shortHeadline: ' ' };
  expect((['page', 'social', 'list'] as const).map((place) => headlineFor(place, content))).toEqual(['Long', 'Social', 'Long']);
});
