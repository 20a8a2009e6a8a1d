import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refuse, type Result } from '#platform/result.ts';
import { STORY_STATUSES, type StoryStatus } from '#story/status.ts';
import type { Story } from '#story/story.ts';
import type { Connection } from './connection.ts';
import type { PublishedQueries } from './published.ts';
import { jsonColumn, readRow, toJson } from './row.ts';
import { holdsWords, unindexed } from './search-text.ts';
import type { StoryStore } from './store.ts';
import type { StoryVersion } from '#story/version.ts';
import { claimSlug, keepAddress, releaseSlug } from './story-addresses.ts';
import { syncStoryLinks } from './story-links.ts';
import { LISTING_COLUMNS, readListing, readStory, storyContentSchema, storyToRow } from './story-row.ts';

const versionRow = z.object({
  story: z.string(),
  number: z.number(),
  content: jsonColumn(storyContentSchema),
  by_name: z.string(),
  at: z.number(),
  reason: z.string(),
  note: z.string().nullable(),
});

/** The stories of an open store. Lists are newest-saved first; `before` is a saved-at instant, exclusive. */
export function storyStore(connection: Connection, published: PublishedQueries): StoryStore {
  const { read } = connection;
  return {
    create: (story) => connection.atomically((inside) => createStory(inside, story)),
    save: (story, from) => connection.atomically((inside) => saveStory(inside, story, from)),
    async find(id) {
      const row = await read.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : readStory(row);
    },
    async addVersion({ story, number, content, by, at, reason, note }) {
      await connection.write
        .insertInto('story_versions')
        .values({ story, number, content: toJson(content), by_name: by, at, reason, note })
        .execute();
    },
    async versions(story) {
      const rows = await read.selectFrom('story_versions').selectAll().where('story', '=', story).orderBy('number').execute();
      return rows.map(readVersion);
    },
    async lastVersion(story) {
      const row = await read.selectFrom('story_versions').selectAll().where('story', '=', story).orderBy('number', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? null : readVersion(row);
    },
    async list({ status, section, text, limit, before }) {
      let query = read.selectFrom('stories').select(LISTING_COLUMNS);
      const searched = (text ?? '').trim() !== '';
      if (status !== undefined) query = query.where(searched ? unindexed('status') : 'status', '=', status);
      if (section !== undefined) query = query.where(searched ? unindexed('section') : 'section', '=', section);
      if (before !== undefined) query = query.where('saved_at', '<', before);
      if (searched) query = query.where(holdsWords(text));
      const rows = await query.orderBy('saved_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(readListing);
    },
    async countByStatus() {
      const counts = Object.fromEntries(STORY_STATUSES.map((status) => [status, 0])) as Record<StoryStatus, number>;
      const rows = await read
        .selectFrom('stories')
        .select(['status', (eb) => eb.fn.countAll<number>().as('stories')])
        .groupBy('status')
        .execute();
      for (const { status, stories } of rows) if (status in counts) counts[status as StoryStatus] = stories;
      return counts;
    },
    at: (section, slug) => published.address(connection, section, slug),
    published: (query) => published.many(connection, query),
    publishedById: (id) => published.one(connection, id),
    nextChange: () => nextChange(connection),
    async slugTaken(slug) {
      const row = await read.selectFrom('story_slugs').select('slug').where('slug', '=', slug).executeTakeFirst();
      return row !== undefined;
    },
  };
}

function readVersion(row: unknown): StoryVersion {
  const { by_name: by, ...rest } = readRow(versionRow, 'story_versions', row);
  return { ...rest, by };
}

const taken = (slug: string) => refuse('story/slug-taken', `Another story has, or has had, the address “${slug}”. Choose another.`);

async function createStory(inside: Connection, story: Story): Promise<Result<Story>> {
  if (!(await claimSlug(inside, story.slug, story.id))) return taken(story.slug);
  await inside.write.insertInto('stories').values(storyToRow(story)).execute();
  await syncStoryLinks(inside, story);
  // A story that arrives already withdrawn (import, restore) keeps its tombstone.
  if (story.status === 'unpublished' || story.status === 'killed') await keepAddress(inside, story.id);
  return ok(story);
}

/** All that can refuse comes before the first write: inside a larger transaction a refusal must leave nothing behind. */
async function saveStory(inside: Connection, story: Story, from: number): Promise<Result<Story>> {
  if (story.revision !== from + 1) throw new Error(`A save from revision ${from} must carry revision ${from + 1}, not ${story.revision}.`);
  const row = inside.write.selectFrom('stories').select(['revision', 'slug']).where('id', '=', story.id);
  const old = await (inside.engine === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
  if (old === undefined) return refuse('story/not-found', 'This story is not here any more.');
  if (old.revision !== from) {
    return refuse('story/conflict', 'Someone saved this story after you opened it. Look at the newer text, then make your change again.');
  }
  const renamed = story.slug !== old.slug;
  if (renamed && !(await claimSlug(inside, story.slug, story.id))) return taken(story.slug);
  await keepAddress(inside, story.id);
  if (renamed) await releaseSlug(inside, old.slug, story.id);
  const { id, ...values } = storyToRow(story);
  await inside.write.updateTable('stories').set(values).where('id', '=', id).execute();
  await syncStoryLinks(inside, story);
  return ok(story);
}

/** Each kind of moment is counted only where it turns the answer of `visible`. */
async function nextChange({ read, now }: Connection): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(publish_at) as at from stories
      where released = 1 and publish_at > ${now}
        and (embargoed_until is null or embargoed_until <= publish_at) and (expires_at is null or expires_at > publish_at)
    union all
    select min(embargoed_until) from stories
      where released = 1 and embargoed_until is not null and embargoed_until > ${now}
        and publish_at <= embargoed_until and (expires_at is null or expires_at > embargoed_until)
    union all
    select min(expires_at) from stories
      where released = 1 and expires_at is not null and expires_at > ${now}
        and publish_at < expires_at and (embargoed_until is null or embargoed_until < expires_at)`.execute(read);
  const moments = rows.flatMap(({ at }) => at ?? []);
  return moments.length === 0 ? null : Math.min(...moments);
}
