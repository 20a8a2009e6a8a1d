import { z } from 'zod';
import type { AlertKeeper } from '#weather/alerts/kept-list.ts';
import type { Connection } from './connection.ts';
import { jsonColumn, readRow, toJson } from './row.ts';

const instant = z.number().nullable();
const text = z.string().nullable();
const headRow = z.object({
  feed: z.string(),
  fetched_at: instant,
  checked_at: instant,
  last_modified: text,
  etag: text,
  problem: jsonColumn(z.object({ code: z.string(), detail: z.string(), at: z.number() })).nullable(),
});
const listRow = headRow.extend({ body: text });
const HEAD = ['feed', 'fetched_at', 'checked_at', 'last_modified', 'etag', 'problem'] as const;

function headOf({ feed, fetched_at: fetchedAt, checked_at: checkedAt, last_modified: lastModified, etag, problem }: z.output<typeof headRow>) {
  return { feed, fetchedAt, checkedAt, lastModified, etag, problem };
}

/** The lists of alerts as they were fetched, one a feed. */
export function alertStore({ read, write }: Connection): AlertKeeper {
  return {
    async list(feed) {
      const row = await read.selectFrom('alert_lists').selectAll().where('feed', '=', feed).executeTakeFirst();
      if (row === undefined) return null;
      const kept = readRow(listRow, 'alert_lists', row);
      return { ...headOf(kept), body: kept.body };
    },
    async head(feed) {
      const row = await read.selectFrom('alert_lists').select(HEAD).where('feed', '=', feed).executeTakeFirst();
      return row === undefined ? null : headOf(readRow(headRow, 'alert_lists', row));
    },
    async saveList({ feed, body, at, lastModified, etag }) {
      const values = { body, fetched_at: at, checked_at: at, last_modified: lastModified, etag, problem: null };
      await write
        .insertInto('alert_lists')
        .values({ feed, ...values })
        .onConflict((c) => c.column('feed').doUpdateSet(values))
        .execute();
    },
    async saveUnchanged(feed, at) {
      await write.updateTable('alert_lists').set({ checked_at: at, problem: null }).where('feed', '=', feed).execute();
    },
    async saveProblem(feed, problem) {
      const json = toJson(problem);
      await write
        .insertInto('alert_lists')
        .values({ feed, body: null, fetched_at: null, checked_at: null, last_modified: null, etag: null, problem: json })
        .onConflict((c) => c.column('feed').doUpdateSet({ problem: json }))
        .execute();
    },
  };
}
