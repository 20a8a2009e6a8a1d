import { sql } from 'kysely';
import type { PublishedStory } from '#story/story.ts';
import type { Connection } from './connection.ts';
import { prepareQuery, slot, type PreparedQuery } from './prepared-query.ts';
import type { AddressAnswer, PublishedQuery } from './store.ts';
import { absentQuery } from './story-addresses.ts';
import { READER_COLUMNS, readPublished } from './story-row.ts';
import { visible } from './visible.ts';

type Filters = { readonly [Name in Exclude<keyof PublishedQuery, 'limit'>]: boolean };

/** The readers' questions, compiled once for an open database. */
export type PublishedQueries = {
  one(connection: Connection, id: string): Promise<PublishedStory | null>;
  address(connection: Connection, section: string, slug: string): Promise<AddressAnswer>;
  many(connection: Connection, query: PublishedQuery): Promise<readonly PublishedStory[]>;
};

/** Makes the readers' questions for the engine and the clock of `root`. */
export function publishedQueries(root: Connection): PublishedQueries {
  const base = () => root.read.selectFrom('stories as s').select(READER_COLUMNS).where(visible('s', root.now));
  const one = prepareQuery(base().where('s.id', '=', slot<string>('id')));
  const address = prepareQuery(base().where('s.slug', '=', slot<string>('slug')).where('s.live_section', '=', slot<string>('section')));
  const absent = absentQuery(root);
  const many = new Map<string, PreparedQuery>();

  return {
    one: async (connection, id) => readFirst(await one(connection.read, { id })),
    async address(connection, section, slug) {
      const story = readFirst(await address(connection.read, { section, slug }));
      return story === null ? absent(connection, section, slug) : { kind: 'story', story };
    },
    async many(connection, query) {
      const filters: Filters = {
        section: query.section !== undefined,
        topic: query.topic !== undefined,
        author: query.author !== undefined,
        before: query.before !== undefined,
        since: query.since !== undefined,
        withCorrections: query.withCorrections === true,
      };
      const key = Object.values(filters).map(Number).join('');
      let prepared = many.get(key);
      if (prepared === undefined) {
        prepared = prepareQuery(listQuery(root, filters));
        many.set(key, prepared);
      }
      const rows = await prepared(connection.read, query);
      return rows.map(readPublished);
    },
  };
}

function readFirst(rows: readonly unknown[]): PublishedStory | null {
  return rows.length === 0 ? null : readPublished(rows[0]);
}

/**
 * Walks an index that is already in the order asked for, so that the time does not grow with the archive: that of the
 * topic or author where one is asked for, else that of the section, else of all.
 */
function listQuery(root: Connection, filters: Filters) {
  const link = filters.topic ? 'topic' : filters.author ? 'author' : null;
  const at = sql.ref<number>(link === null ? 's.publish_at' : 'l.publish_at');
  const id = sql.ref<string>(link === null ? 's.id' : 'l.story');
  const linked =
    link === 'topic'
      ? sql`story_topics as l inner join stories as s on s.id = l.story`
      : link === 'author'
        ? sql`story_authors as l inner join stories as s on s.id = l.story`
        : sql`stories as s`;
  const conditions = [visible('s', root.now)];
  if (link !== null) conditions.push(sql<boolean>`${sql.ref(`l.${link}`)} = ${slot(link)} and l.publish_at <= ${root.now}`);
  if (filters.section) conditions.push(sql<boolean>`s.live_section = ${slot('section')}`);
  if (filters.author && link !== 'author') {
    conditions.push(sql<boolean>`exists (select 1 from story_authors as a where a.story = s.id and a.author = ${slot('author')})`);
  }
  if (filters.before) conditions.push(sql<boolean>`${at} < ${slot('before')}`);
  if (filters.since) conditions.push(sql<boolean>`${at} >= ${slot('since')}`);
  if (filters.withCorrections) conditions.push(sql<boolean>`s.corrected = 1`);
  const columns = sql.join(READER_COLUMNS.map((column) => sql.ref(column)));
  const query = sql`select ${columns} from ${linked} where ${sql.join(conditions, sql` and `)} order by ${at} desc, ${id} desc limit ${slot('limit')}`;
  return { compile: () => query.compile(root.read) };
}
