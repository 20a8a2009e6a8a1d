import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { openStore } from './open-store.ts';

const SCHEMA_FILE = join(import.meta.dirname, 'schema.sql');
const HEADER = '-- The schema as the migrations leave it on SQLite. Generated: npx vitest run src/store/migrate.test.ts -u\n\n';

/** A table's columns each on a line of its own: commas at the first depth of brackets. */
function inLines(text: string): string {
  if (!text.startsWith('CREATE TABLE')) return text;
  let depth = 0;
  const set = [...text].map((sign) => {
    if (sign === '(') return depth++ === 0 ? '(\n  ' : sign;
    if (sign === ')') return --depth === 0 ? '\n)' : sign;
    return sign === ',' && depth === 1 ? ',\n ' : sign;
  });
  return set.join('');
}

const step = (number: number, up: Migration['up']): Migration => ({ number, name: `step-${number}`, up });

describe.each(ENGINES)('the schema on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(systemClock, engine);
  });
  afterAll(() => temp.remove());

  test('is up to date after opening, and opening again changes nothing', async () => {
    expect(await migrate(temp.database, silentLog)).toEqual({ ok: true, value: 0 });
  });

  test('a step that fails leaves the schema as it was', async () => {
    const broken = step(MIGRATIONS.length + 1, async (db) => {
      await db.schema.createTable('half').addColumn('id', 'text').execute();
      throw new Error('broken step');
    });
    await expect(migrate(temp.database, silentLog, [...MIGRATIONS, broken])).rejects.toThrow('broken step');
    const tables = await temp.database.writer.introspection.getTables();
    expect(tables.map((table) => table.name)).not.toContain('half');
    expect(await migrate(temp.database, silentLog)).toEqual({ ok: true, value: 0 });
  });

  test('nodes that start at once run each step once', async () => {
    let runs = 0;
    const next = step(MIGRATIONS.length + 1, async (db) => {
      runs++;
      await sleep(50);
      await db.schema.createTable('next').addColumn('id', 'text').execute();
    });
    const results = await Promise.all(Array.from({ length: 4 }, () => migrate(temp.database, silentLog, [...MIGRATIONS, next])));
    expect(results.map((result) => (result.ok ? result.value : result.problem.code)).toSorted()).toEqual([0, 0, 0, 1]);
    expect(runs).toBe(1);
  });

  test('a database of a newer program is refused', async () => {
    // The step of the test before is one that this program does not know.
    const result = await migrate(temp.database, silentLog);
    expect(result).toMatchObject({ ok: false, problem: { code: 'store/newer-schema', detail: expect.stringContaining(`step-${MIGRATIONS.length + 1}`) } });
    if (engine === 'postgres') {
      expect(await openStore(temp.config, systemClock, silentLog)).toMatchObject({ ok: false, problem: { code: 'store/newer-schema' } });
    }
  });
});

describe('schema.sql', () => {
  let sqlite: TempStore;
  let postgres: TempStore;
  beforeAll(async () => {
    [sqlite, postgres] = await Promise.all([tempStore(systemClock, 'sqlite'), tempStore(systemClock, 'postgres')]);
  });
  afterAll(async () => {
    await sqlite.remove();
    await postgres.remove();
  });

  test('says what the migrations make', async () => {
    const { rows } = await sql<{ text: string }>`select sql as text from sqlite_schema where sql is not null order by tbl_name, type desc, name`.execute(
      sqlite.database.reader,
    );
    const lines = rows.map(({ text }) => `${inLines(text)};\n`);
    await expect(HEADER + lines.join('')).toMatchFileSnapshot(SCHEMA_FILE);
    expect(lines.join('')).toContain('CREATE TABLE "stories" (\n  "id" text');
  });

  test('is the same on both engines: tables, columns, what may be null, indexes', async () => {
    const shape = async ({ database }: TempStore) => {
      const tables = await database.reader.introspection.getTables();
      // Kysely does not see a column that SQLite works out.
      const written = (table: (typeof tables)[number]) => table.columns.filter((column) => column.name !== 'released');
      return tables
        .map(
          (table) =>
            `${table.name}: ${written(table)
              .map((column) => `${column.name}${column.isNullable ? '?' : ''}`)
              .toSorted()
              .join(' ')}`,
        )
        .toSorted();
    };
    expect(await shape(postgres)).toEqual(await shape(sqlite));
    const { rows: ours } = await sql<{ name: string }>`select name from sqlite_schema where type = 'index' and sql is not null`.execute(sqlite.database.reader);
    const { rows: theirs } = await sql<{ name: string }>`select indexname as name from pg_indexes where schemaname = 'daybreak'`.execute(
      postgres.database.reader,
    );
    const names = new Set(theirs.map((index) => index.name));
    expect(ours.map((index) => index.name).filter((name) => !names.has(name))).toEqual([]);
    expect(ours.length).toBeGreaterThan(10);
  });
});
