import type { Instant } from '#platform/clock.ts';
import type { Story } from './story.ts';

/** Is copy with this embargo still held at `at`? The instant itself is free. */
export function isEmbargoed(embargoedUntil: Instant | null, at: Instant): boolean {
  return embargoedUntil !== null && embargoedUntil > at;
}

/** The embargo that holds where several were given (by the agency, in its text, by an editor): the latest. Null for none. */
export function latestEmbargo(embargoes: readonly (Instant | null)[]): Instant | null {
  const given = embargoes.filter((each) => each !== null);
  return given.length === 0 ? null : Math.max(...given);
}

/**
 * The story with another embargo. One that waits for its time waits at least until the embargo lifts, so that "Posted"
 * is not before anyone could read it; one that is out already is hidden by the embargo, and its "Posted" stands.
 */
export function withEmbargo(story: Story, embargoedUntil: Instant | null, now: Instant): Story {
  const waits = story.status === 'scheduled' && story.publishAt !== null && story.publishAt > now;
  const publishAt = waits && story.publishAt !== null ? latestEmbargo([story.publishAt, embargoedUntil]) : story.publishAt;
  return { ...story, embargoedUntil, publishAt };
}
