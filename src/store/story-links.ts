import type { Story } from '#story/story.ts';
import type { Connection } from './connection.ts';

/** Keeps the rows that lead from a topic or an author to the story in step with what is live. Writes only what changed. */
export async function syncStoryLinks({ write }: Connection, story: Story): Promise<void> {
  const { live, publishAt } = story;
  const shown = live !== null && publishAt !== null;
  const topics = shown ? [...new Set(live.topics)] : [];
  const authors = shown ? [...new Set(live.bylines.flatMap((byline) => byline.author ?? []))] : [];

  const keptTopics = await write.selectFrom('story_topics').select(['topic', 'publish_at']).where('story', '=', story.id).execute();
  if (
    !same(
      keptTopics.map((row) => [row.topic, row.publish_at]),
      topics,
      publishAt,
    )
  ) {
    await write.deleteFrom('story_topics').where('story', '=', story.id).execute();
    const rows = topics.map((topic) => ({ topic, publish_at: publishAt ?? 0, story: story.id }));
    if (rows.length > 0) await write.insertInto('story_topics').values(rows).execute();
  }

  const keptAuthors = await write.selectFrom('story_authors').select(['author', 'publish_at']).where('story', '=', story.id).execute();
  if (
    !same(
      keptAuthors.map((row) => [row.author, row.publish_at]),
      authors,
      publishAt,
    )
  ) {
    await write.deleteFrom('story_authors').where('story', '=', story.id).execute();
    const rows = authors.map((author) => ({ author, publish_at: publishAt ?? 0, story: story.id }));
    if (rows.length > 0) await write.insertInto('story_authors').values(rows).execute();
  }
}

function same(kept: readonly (readonly [string, number])[], wanted: readonly string[], publishAt: number | null): boolean {
  return kept.length === wanted.length && kept.every(([key, at]) => at === publishAt && wanted.includes(key));
}
