import type { PublishedStory } from '#story/story.ts';
import type { FeedStation } from '../delivery-parts.ts';

/**
 * The lasting identity of a story in feeds: a tag URI (RFC 4151) of the station's host and the story's day and id, which
 * no change of headline, slug or section touches.
 */
export function storyUrn({ id, postedAt }: Pick<PublishedStory, 'id' | 'postedAt'>, { baseUrl }: Pick<FeedStation, 'baseUrl'>): string {
  return `tag:${new URL(baseUrl).hostname},${new Date(postedAt).toISOString().slice(0, 10)}:story/${id}`;
}
