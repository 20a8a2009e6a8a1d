import type { Instant } from '#platform/clock.ts';
import type { Story } from './story.ts';

/** The fields of a story that decide whether readers may see it. Nothing else does. */
export type VisibilityFields = Pick<Story, 'status' | 'live' | 'publishAt' | 'embargoedUntil' | 'rights'>;

/** From when (inclusive) until when (exclusive) readers may see the story; null where no instant would do. */
function visibleSpan(story: VisibilityFields): { readonly from: Instant; readonly until: Instant } | null {
  if (story.live === null || story.publishAt === null) return null;
  if (story.status !== 'scheduled' && story.status !== 'published') return null;
  const from = Math.max(story.publishAt, story.embargoedUntil ?? -Infinity);
  const until = story.rights.expiresAt ?? Infinity;
  return from < until ? { from, until } : null;
}

/**
 * May a reader see this story at `now` (of the database's clock)? The one rule for every surface; `store/visible.ts`
 * is the same rule as SQL. Computed, never flipped: a scheduled story is visible once its time has come, whether or
 * not any job ran.
 */
export function isVisible(story: VisibilityFields, now: Instant): boolean {
  const span = visibleSpan(story);
  return span !== null && span.from <= now && now < span.until;
}

/** The next instant after `now` at which `isVisible` changes its answer; null where time alone never changes it. */
export function visibilityChanges(story: VisibilityFields, now: Instant): Instant | null {
  const span = visibleSpan(story);
  if (span === null) return null;
  if (now < span.from) return span.from;
  return now < span.until && span.until !== Infinity ? span.until : null;
}
