import { sql } from 'kysely';
import { z } from 'zod';
import { storyPath } from '#story/story.ts';
import type { Connection } from './connection.ts';
import { prepareQuery, slot } from './prepared-query.ts';
import { flagColumn, readRow } from './row.ts';
import type { AddressAnswer } from './store.ts';
import { visible, wasPublic } from './visible.ts';

const keptRow = z.object({ slug: z.string(), live_section: z.string().nullable(), shown: flagColumn });

/** Takes `slug` for `story`. False where another story has it. Writes nothing then. */
export async function claimSlug({ write }: Connection, slug: string, story: string): Promise<boolean> {
  const claim = await write
    .insertInto('story_slugs')
    .values({ slug, story })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if ((claim.numInsertedOrUpdatedRows ?? 0n) > 0n) return true;
  const holder = await write.selectFrom('story_slugs').select('story').where('slug', '=', slug).executeTakeFirst();
  return holder?.story === story;
}

/** Gives `slug` back, unless readers have had the story under it: then it stays its for ever. */
export async function releaseSlug({ write }: Connection, slug: string, story: string): Promise<void> {
  await write
    .deleteFrom('story_slugs')
    .where('slug', '=', slug)
    .where('story', '=', story)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('story_addresses as a').select('a.slug').where('a.slug', '=', slug).where('a.story', '=', story))),
    )
    .execute();
}

/**
 * Keeps the address of `story` as its row stands, if readers can have had it: call before the row changes. A story that
 * was never before readers leaves no trace, so nothing tells that it exists.
 */
export async function keepAddress({ write, now }: Connection, story: string): Promise<void> {
  await sql`
    insert into story_addresses (section, slug, story)
    select s.live_section, s.slug, s.id from stories as s
    where s.id = ${story} and s.status not in ('draft', 'submitted', 'spiked') and ${wasPublic('s', now)}
    on conflict (slug, section) do update set story = excluded.story`.execute(write);
}

/** What an address gives that no visible story has now: a way on to where the story is, "gone", or nothing. */
export type AbsentQuery = (connection: Connection, section: string, slug: string) => Promise<AddressAnswer>;

/** Makes that question for the engine and the clock of `root`, compiled once: guessed addresses come in floods. */
export function absentQuery({ read, now }: Connection): AbsentQuery {
  const kept = prepareQuery(
    read
      .selectFrom('story_addresses as a')
      .innerJoin('stories as s', 's.id', 'a.story')
      .select(['s.slug', 's.live_section'])
      .select(sql<number>`case when ${visible('s', now)} then 1 else 0 end`.as('shown'))
      .where('a.slug', '=', slot<string>('slug'))
      .where('a.section', '=', slot<string>('section')),
  );
  // Nobody saved it since it expired, so its address was not kept yet.
  const expired = prepareQuery(
    read
      .selectFrom('stories as s')
      .select('s.id')
      .where('s.slug', '=', slot<string>('slug'))
      .where('s.live_section', '=', slot<string>('section'))
      .where(sql<boolean>`s.released = 1 and ${wasPublic('s', now)}`),
  );
  return async (connection, section, slug) => {
    const [row] = await kept(connection.read, { section, slug });
    if (row !== undefined) {
      const { shown, slug: newSlug, live_section: newSection } = readRow(keptRow, 'story_addresses', row);
      return shown && newSection !== null ? { kind: 'moved', path: storyPath(newSection, newSlug) } : { kind: 'gone' };
    }
    return (await expired(connection.read, { section, slug })).length > 0 ? { kind: 'gone' } : { kind: 'none' };
  };
}
