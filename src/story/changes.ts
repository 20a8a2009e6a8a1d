import type { Instant } from '#platform/clock.ts';
import { storyPath, type Story } from './story.ts';
import { isVisible, visibilityChanges } from './visibility.ts';

/** What a move or edit means for everyone who shows the story: which caches to drop, whether to announce. */
export type StoryChanges = {
  readonly storyId: string;
  readonly wasVisible: boolean;
  readonly visible: boolean;
  /** When visibility changes next by itself (schedule, embargo, expiry): wake caches and announcers then. */
  readonly nextChange: Instant | null;
  /** Reader addresses before and after. */
  readonly paths: readonly string[];
  readonly sections: readonly string[];
  readonly topics: readonly string[];
  /** Slugs of author pages. */
  readonly authors: readonly string[];
};

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/** Compares a story before and after. Lists name what either live copy touches; both empty where it never went live. */
export function storyChanges(before: Story, after: Story, now: Instant): StoryChanges {
  const lives = [before, after].flatMap((story) => (story.live === null ? [] : [{ slug: story.slug, live: story.live }]));
  return {
    storyId: after.id,
    wasVisible: isVisible(before, now),
    visible: isVisible(after, now),
    nextChange: visibilityChanges(after, now),
    paths: unique(lives.map(({ slug, live }) => storyPath(live.section, slug))),
    sections: unique(lives.map(({ live }) => live.section)),
    topics: unique(lives.flatMap(({ live }) => live.topics)),
    authors: unique(lives.flatMap(({ live }) => live.bylines.flatMap(({ author }) => (author === null ? [] : [author])))),
  };
}
