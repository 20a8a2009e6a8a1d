import { describe, expect, test } from 'vitest';
import { sampleStory } from '../../test/story-sample.ts';
import { isEmbargoed, latestEmbargo, withEmbargo } from './embargo.ts';

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
