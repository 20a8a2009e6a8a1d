import { expect, test } from 'vitest';
import { maxOver, totalOf, valueAt } from './span.ts';

const SPANS = [
  [0, 10, 1],
  [10, 20, 2],
  [12, 14, 3],
  [30, 40, 4],
] as const;

test('a value holds from its start to before its end; the one that starts last holds; gaps are null', () => {
  expect([-1, 0, 9, 10, 12, 13, 14, 19, 20, 29, 30, 40].map((at) => valueAt(SPANS, at))).toEqual([null, 1, 1, 2, 3, 3, 2, 2, null, null, 4, null]);
  expect(valueAt([], 5)).toBeNull();
});

test('the largest value that touches a window', () => {
  expect([maxOver(SPANS, 0, 10), maxOver(SPANS, 9, 11), maxOver(SPANS, 10, 40), maxOver(SPANS, 20, 30), maxOver([[0, 5, 0]], 0, 1)]).toEqual([
    1,
    2,
    4,
    null,
    0,
  ]);
});

test('a total is only that of its own interval', () => {
  expect([totalOf(SPANS, 10, 20), totalOf(SPANS, 10, 11)]).toEqual([2, null]);
});
