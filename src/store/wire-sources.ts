import { z } from 'zod';
import type { Connection } from './connection.ts';
import { flagColumn, readRow, toFlag } from './row.ts';
import type { WireStore } from './store.ts';
import type { Source } from '#wire/source.ts';

const instant = z.number().nullable();
const text = z.string().nullable();

const sourceRow = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  credit: text,
  time_zone: text,
  section: text,
  enabled: flagColumn,
  interval_seconds: z.number(),
  etag: text,
  last_modified: text,
  last_polled_at: instant,
  last_arrival_at: instant,
  failures: z.number(),
  problem: text,
  sample: flagColumn,
});

/** The sources of wire copy, by name. Removing one leaves its items. */
export function wireSources(connection: Connection): Pick<WireStore, 'sources' | 'source' | 'saveSource' | 'removeSource'> {
  return {
    async sources() {
      const rows = await connection.read.selectFrom('wire_sources').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(readSource);
    },
    async source(id) {
      const row = await connection.read.selectFrom('wire_sources').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : readSource(row);
    },
    async saveSource(source) {
      const { id, ...values } = sourceToRow(source);
      await connection.write
        .insertInto('wire_sources')
        .values({ id, ...values })
        .onConflict((c) => c.column('id').doUpdateSet(values))
        .execute();
    },
    async removeSource(id) {
      await connection.write.deleteFrom('wire_sources').where('id', '=', id).execute();
    },
  };
}

function readSource(row: unknown): Source {
  const read = readRow(sourceRow, 'wire_sources', row);
  const { id, name, url, credit, section, enabled, etag, failures, problem, sample } = read;
  return {
    id,
    name,
    url,
    credit,
    section,
    enabled,
    etag,
    failures,
    problem,
    sample,
    timeZone: read.time_zone,
    intervalSeconds: read.interval_seconds,
    lastModified: read.last_modified,
    lastPolledAt: read.last_polled_at,
    lastArrivalAt: read.last_arrival_at,
  };
}

function sourceToRow(source: Source) {
  const { id, name, url, credit, section, etag, failures, problem } = source;
  return {
    id,
    name,
    url,
    credit,
    section,
    etag,
    failures,
    problem,
    time_zone: source.timeZone,
    enabled: toFlag(source.enabled),
    interval_seconds: source.intervalSeconds,
    last_modified: source.lastModified,
    last_polled_at: source.lastPolledAt,
    last_arrival_at: source.lastArrivalAt,
    sample: toFlag(source.sample),
  };
}
