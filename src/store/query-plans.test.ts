import { sql, type CompiledQuery, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { sampleContent, sampleStory } from '../../test/story-sample.ts';
import { tempStore, type TempStore } from '../../test/temp-store.ts';
import { rootConnection, type Connection } from './connection.ts';
import { publishedQueries } from './published.ts';
import type { PublishedQuery } from './store.ts';
import type { Tables } from './tables.ts';

// What a reader's page asks must walk an index in the order it wants: no scan of the archive, no sorting of it.
const WHOLE_ARCHIVE = /SCAN|TEMP B-TREE/;

describe('the questions of readers walk an index', () => {
  let temp: TempStore;
  let root: Connection;
  beforeAll(async () => {
    temp = await tempStore(systemClock);
    root = rootConnection(temp.database, systemClock);
    const content = sampleContent();
    await temp.store.stories.create(sampleStory({ status: 'published', publishAt: 1, content, live: content }));
  });
  afterAll(() => temp.remove());

  /** The plans of all statements that `work` runs on the connection handed to it. */
  async function plans(work: (connection: Connection) => Promise<unknown>): Promise<string[]> {
    const asked: string[] = [];
    const read = {
      executeQuery(query: CompiledQuery) {
        asked.push(query.sql);
        return root.read.executeQuery(query);
      },
    } as unknown as Kysely<Tables>;
    await work({ ...root, read });
    const explained = asked.map((text) => sql<{ detail: string }>`explain query plan ${sql.raw(text.replaceAll('?', 'null'))}`.execute(root.read));
    return (await Promise.all(explained)).flatMap(({ rows }) => rows.map((row) => row.detail));
  }

  test.each<Partial<PublishedQuery>>([
    {},
    { section: 'news' },
    { topic: 'water' },
    { author: 'ana-ruiz' },
    { section: 'news', before: 5 },
    { topic: 'water', before: 5, since: 1 },
    { withCorrections: true },
    { section: 'news', topic: 'water', author: 'ana-ruiz' },
  ])('published %j', async (query) => {
    const lines = await plans((connection) => publishedQueries(root).many(connection, { limit: 10, ...query }));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => WHOLE_ARCHIVE.test(line))).toEqual([]);
  });

  test('one story, by address and by id, and an address that leads nowhere', async () => {
    const questions = publishedQueries(root);
    const lines = await plans(async (connection) => {
      await questions.address(connection, 'news', 'nowhere');
      await questions.one(connection, 'nobody');
    });
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines.filter((line) => WHOLE_ARCHIVE.test(line))).toEqual([]);
  });
});
