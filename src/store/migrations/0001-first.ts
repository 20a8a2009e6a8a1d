import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../database.ts';
import { columnKinds, type ColumnKinds } from './column-kinds.ts';
import type { Migration } from './migration.ts';

/** Stories, wire, weather, media, settings, jobs, audit. */
export const first: Migration = {
  number: 1,
  name: 'first',
  async up(db, engine) {
    const kinds = columnKinds(engine);
    await createStories(db, engine, kinds);
    await createStoryIndexes(db, engine);
    await createStoryParts(db, engine, kinds);
    await createWire(db, engine, kinds);
    await createWeather(db, engine, kinds);
    await createRest(db, engine, kinds);
  },
};

// The part of `story/visibility.ts` that does not ask the time. SQLite and PostgreSQL keep it right by themselves.
const RELEASED = sql<number>`case when live is not null and status in ('scheduled', 'published') then 1 else 0 end`;

/**
 * What a search by words looks at, appended to the index it walks: SQLite runs in this process, and reading the long
 * rows themselves would hold up every reader. PostgreSQL keeps long values apart, and no index row over 2.7 kB.
 */
function searchColumns(engine: Engine, filters: readonly string[]): readonly string[] {
  return engine === 'sqlite' ? [...filters, 'search_text'] : [];
}

/** Strict tables on SQLite, so that it refuses a value of the wrong type as PostgreSQL does. */
async function create(table: CreateTableBuilder<string, string>, engine: Engine): Promise<void> {
  await (engine === 'sqlite' ? table.modifyEnd(sql`strict`) : table).execute();
}

async function createStories(db: Kysely<unknown>, engine: Engine, k: ColumnKinds): Promise<void> {
  // The long columns stand last and `live` before `content`, so that SQLite reads no more pages than it must.
  const stories = db.schema
    .createTable('stories')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('revision', k.count, (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('live_section', 'text')
    .addColumn('headline', 'text', (c) => c.notNull())
    .addColumn('summary', 'text')
    .addColumn('bylines', 'text', (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('origin_kind', 'text', (c) => c.notNull())
    .addColumn('changed_since_live', k.flag, (c) => c.notNull())
    .addColumn('corrected', k.flag, (c) => c.notNull())
    .addColumn('publish_at', k.instant)
    .addColumn('embargoed_until', k.instant)
    .addColumn('expires_at', k.instant)
    .addColumn('updated_at', k.instant)
    .addColumn('created_at', k.instant, (c) => c.notNull())
    .addColumn('saved_at', k.instant, (c) => c.notNull())
    .addColumn('sample', k.flag, (c) => c.notNull())
    .addColumn('released', k.flag, (c) => c.generatedAlwaysAs(RELEASED).stored())
    .addColumn('origin', k.json, (c) => c.notNull())
    .addColumn('rights', k.json, (c) => c.notNull())
    .addColumn('corrections', k.json, (c) => c.notNull())
    .addColumn('live', k.json)
    .addColumn('content', k.json, (c) => c.notNull());
  await create(stories, engine);
}

async function createStoryIndexes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const released = sql<boolean>`released = 1`;
  const index = (name: string, columns: readonly string[]) =>
    db.schema
      .createIndex(name)
      .on('stories')
      .columns([...columns]);
  await index('stories_posted', ['publish_at', 'id']).where(released).execute();
  await index('stories_section_posted', ['live_section', 'publish_at', 'id']).where(released).execute();
  await index('stories_corrected_posted', ['publish_at', 'id']).where(sql<boolean>`${released} and corrected = 1`).execute();
  await index('stories_embargoed', ['embargoed_until']).where(sql<boolean>`${released} and embargoed_until is not null`).execute();
  await index('stories_expiring', ['expires_at']).where(sql<boolean>`${released} and expires_at is not null`).execute();
  await index('stories_saved', ['saved_at', 'id', ...searchColumns(engine, ['status', 'section'])]).execute();
  await index('stories_status_saved', ['status', 'saved_at', 'id']).execute();
  await index('stories_place_saved', ['section', 'saved_at', 'id']).execute();
}

async function createStoryParts(db: Kysely<unknown>, engine: Engine, k: ColumnKinds): Promise<void> {
  const versions = db.schema
    .createTable('story_versions')
    .addColumn('story', 'text', (c) => c.notNull().references('stories.id'))
    .addColumn('number', k.count, (c) => c.notNull())
    .addColumn('content', k.json, (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at', k.instant, (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('story_versions_key', ['story', 'number']);
  await create(versions, engine);
  const slugs = db.schema
    .createTable('story_slugs')
    .addColumn('slug', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story', 'text', (c) => c.notNull());
  await create(slugs, engine);
  const addresses = db.schema
    .createTable('story_addresses')
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('story', 'text', (c) => c.notNull().references('stories.id'))
    .addPrimaryKeyConstraint('story_addresses_key', ['slug', 'section']);
  await create(addresses, engine);
  for (const [table, key] of [
    ['story_topics', 'topic'],
    ['story_authors', 'author'],
  ] as const) {
    // `publish_at` is repeated here, so that one index gives "newest of this topic" in order.
    const links = db.schema
      .createTable(table)
      .addColumn(key, 'text', (c) => c.notNull())
      .addColumn('publish_at', k.instant, (c) => c.notNull())
      .addColumn('story', 'text', (c) => c.notNull().references('stories.id'))
      .addPrimaryKeyConstraint(`${table}_key`, ['story', key]);
    await create(links, engine);
    await db.schema.createIndex(`${table}_posted`).on(table).columns([key, 'publish_at', 'story']).execute();
  }
}

async function createWire(db: Kysely<unknown>, engine: Engine, k: ColumnKinds): Promise<void> {
  const sources = db.schema
    .createTable('wire_sources')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('credit', 'text')
    .addColumn('time_zone', 'text')
    .addColumn('section', 'text')
    .addColumn('enabled', k.flag, (c) => c.notNull())
    .addColumn('interval_seconds', k.count, (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('last_polled_at', k.instant)
    .addColumn('last_arrival_at', k.instant)
    .addColumn('failures', k.count, (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('sample', k.flag, (c) => c.notNull());
  await create(sources, engine);
  // No reference to wire_sources: items, and stories taken from them, outlive their source.
  const items = db.schema
    .createTable('wire_items')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_name', 'text', (c) => c.notNull())
    .addColumn('uri', 'text')
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('raw_hash', 'text', (c) => c.notNull())
    .addColumn('pub_status', 'text', (c) => c.notNull())
    .addColumn('embargoed_until', k.instant)
    .addColumn('arrived_at', k.instant, (c) => c.notNull())
    .addColumn('changed_at', k.instant, (c) => c.notNull())
    .addColumn('versions', k.count, (c) => c.notNull())
    .addColumn('story', 'text')
    .addColumn('sample', k.flag, (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('item', k.json, (c) => c.notNull());
  await create(items, engine);
  await db.schema.createIndex('wire_items_uri').on('wire_items').columns(['source', 'uri']).unique().execute();
  const searched = searchColumns(engine, ['source', 'story']);
  await db.schema
    .createIndex('wire_items_changed')
    .on('wire_items')
    .columns(['changed_at', 'id', ...searched])
    .execute();
  await db.schema.createIndex('wire_items_source_changed').on('wire_items').columns(['source', 'changed_at', 'id']).execute();
  const versions = db.schema
    .createTable('wire_item_versions')
    .addColumn('item', 'text', (c) => c.notNull().references('wire_items.id'))
    .addColumn('number', k.count, (c) => c.notNull())
    .addColumn('value', k.json, (c) => c.notNull())
    .addColumn('at', k.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('wire_item_versions_key', ['item', 'number']);
  await create(versions, engine);
  const quarantine = db.schema
    .createTable('wire_quarantine')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('raw_hash', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('snippet', 'text', (c) => c.notNull())
    .addColumn('at', k.instant, (c) => c.notNull());
  await create(quarantine, engine);
  await db.schema.createIndex('wire_quarantine_at').on('wire_quarantine').columns(['at', 'id']).execute();
}

async function createWeather(db: Kysely<unknown>, engine: Engine, k: ColumnKinds): Promise<void> {
  const places = db.schema
    .createTable('places')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('region', 'text')
    .addColumn('latitude', k.real, (c) => c.notNull())
    .addColumn('longitude', k.real, (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('position', k.count, (c) => c.notNull());
  await create(places, engine);
  const sections = db.schema
    .createTable('forecast_sections')
    .addColumn('place', 'text', (c) => c.notNull().references('places.id').onDelete('cascade'))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('value', k.json, (c) => c.notNull())
    .addColumn('issued_at', k.instant)
    .addColumn('fetched_at', k.instant, (c) => c.notNull())
    .addColumn('last_modified', 'text')
    .addColumn('expires_at', k.instant)
    .addColumn('problem', k.json)
    .addPrimaryKeyConstraint('forecast_sections_key', ['place', 'source', 'section']);
  await create(sections, engine);
}

async function createRest(db: Kysely<unknown>, engine: Engine, k: ColumnKinds): Promise<void> {
  const media = db.schema
    .createTable('media')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('width', k.count, (c) => c.notNull())
    .addColumn('height', k.count, (c) => c.notNull())
    .addColumn('alt', 'text', (c) => c.notNull())
    .addColumn('caption', 'text')
    .addColumn('credit', 'text')
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('original_hash', 'text', (c) => c.notNull())
    .addColumn('renditions', k.json, (c) => c.notNull())
    .addColumn('created_at', k.instant, (c) => c.notNull())
    .addColumn('sample', k.flag, (c) => c.notNull());
  await create(media, engine);
  await db.schema.createIndex('media_created').on('media').columns(['created_at', 'key']).execute();
  const settings = db.schema
    .createTable('settings')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('value', k.json, (c) => c.notNull());
  await create(settings, engine);
  const jobs = db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('payload', k.json, (c) => c.notNull())
    .addColumn('key', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('run_at', k.instant, (c) => c.notNull())
    .addColumn('leased_until', k.instant)
    .addColumn('attempts', k.count, (c) => c.notNull().defaultTo(0))
    .addColumn('last_error', 'text');
  await create(jobs, engine);
  // One waiting job a key; a running one may have a successor waiting.
  await db.schema.createIndex('jobs_waiting_key').on('jobs').column('key').unique().where(sql<boolean>`state = 'waiting'`).execute();
  await db.schema.createIndex('jobs_due').on('jobs').columns(['state', 'run_at', 'id']).execute();
  await db.schema.createIndex('jobs_leased').on('jobs').columns(['state', 'leased_until']).execute();
  const audit = db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('at', k.instant, (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('detail', k.json, (c) => c.notNull());
  await create(audit, engine);
  await db.schema.createIndex('audit_at').on('audit').columns(['at', 'id']).execute();
}
