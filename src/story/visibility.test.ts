import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryVisibility, closeInstant, sampleContent, sampleStory } from '../../test/story-sample.ts';
import { OWN_RIGHTS } from './rights.ts';
import { STORY_STATUSES } from './status.ts';
import { isVisible, visibilityChanges } from './visibility.ts';

const out = sampleStory({ status: 'published', live: sampleContent(), publishAt: 100 });

describe('isVisible', () => {
  test('from the instant of publication on, not one millisecond early', () => {
    expect([99, 100, 101].map((now) => isVisible(out, now))).toEqual([false, true, true]);
  });

  test('a scheduled story comes out by itself', () => {
    const story = { ...out, status: 'scheduled' as const };
    expect([99, 100].map((now) => isVisible(story, now))).toEqual([false, true]);
  });

  test('an embargo holds until its instant, which is free', () => {
    const story = { ...out, embargoedUntil: 200 };
    expect([100, 199, 200].map((now) => isVisible(story, now))).toEqual([false, false, true]);
  });

  test('rights end at their instant', () => {
    const story = { ...out, rights: { ...OWN_RIGHTS, expiresAt: 300 } };
    expect([299, 300, 301].map((now) => isVisible(story, now))).toEqual([true, false, false]);
  });

  test.each(STORY_STATUSES.filter((status) => status !== 'scheduled' && status !== 'published'))('%s is never seen', (status) => {
    expect(isVisible({ ...out, status }, 100)).toBe(false);
  });

  test('nothing live, nothing seen', () => {
    expect(isVisible({ ...out, live: null }, 100)).toBe(false);
    expect(isVisible({ ...out, publishAt: null }, 100)).toBe(false);
  });

  test('is the rule as it is told, over generated stories', () => {
    fc.assert(
      fc.property(arbitraryVisibility, closeInstant, (story, now) => {
        const told =
          story.live !== null &&
          (story.status === 'scheduled' || story.status === 'published') &&
          story.publishAt !== null &&
          story.publishAt <= now &&
          (story.embargoedUntil === null || story.embargoedUntil <= now) &&
          (story.rights.expiresAt === null || story.rights.expiresAt > now);
        expect(isVisible(story, now)).toBe(told);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('visibilityChanges', () => {
  test('names publication, embargo, then expiry, then nothing', () => {
    const story = { ...out, embargoedUntil: 200, rights: { ...OWN_RIGHTS, expiresAt: 300 } };
    expect([0, 100, 199, 200, 299, 300].map((now) => visibilityChanges(story, now))).toEqual([200, 200, 200, 300, 300, null]);
    expect(visibilityChanges(out, 100)).toBeNull();
  });

  test('the answer holds until the named instant and changes at it', () => {
    fc.assert(
      fc.property(arbitraryVisibility, closeInstant, fc.array(closeInstant, { maxLength: 8 }), (story, now, later) => {
        const next = visibilityChanges(story, now);
        const before = isVisible(story, now);
        if (next !== null) {
          expect(next).toBeGreaterThan(now);
          expect(isVisible(story, next)).toBe(!before);
          expect(isVisible(story, next - 1)).toBe(before);
        }
        for (const at of later) if (at >= now && (next === null || at < next)) expect(isVisible(story, at)).toBe(before);
      }),
      { numRuns: 10_000 },
    );
  });
});
