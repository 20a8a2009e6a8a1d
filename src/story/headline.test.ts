import { expect, test } from 'vitest';
import { headlineFor } from './headline.ts';

test('headlines for cards and lists fall back to the headline', () => {
  const content = { headline: 'Long', socialHeadline: 'Social', shortHeadline: ' ' };
  expect((['page', 'social', 'list'] as const).map((place) => headlineFor(place, content))).toEqual(['Long', 'Social', 'Long']);
});
