import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '#platform/id.ts';
import type { Connection } from './connection.ts';
import { jsonColumn, readRow, toJson } from './row.ts';
import type { Job, JobStore } from './store.ts';

const COLUMNS = ['id', 'kind', 'payload', 'run_at', 'attempts', 'last_error'] as const;

const jobRow = z.object({
  id: z.string(),
  kind: z.string(),
  payload: jsonColumn(z.unknown()),
  run_at: z.number(),
  attempts: z.number(),
  last_error: z.string().nullable(),
});

/**
 * The jobs of an open store. A job is `waiting`, then `running` until its lease ends (and due again after that), then
 * gone when done or `dead`. `attempts` counts claims, so a job that kills its worker is counted too.
 */
export function jobStore(connection: Connection): JobStore {
  const { read, now } = connection;
  return {
    async add({ kind, payload, runAt, key }) {
      const id = newId(connection.clock.now());
      const job = { id, kind, payload: toJson(payload), key: key ?? null, state: 'waiting', run_at: runAt ?? now } as const;
      await connection.write
        .insertInto('jobs')
        .values(job)
        .onConflict((c) => c.column('key').where('state', '=', sql.lit('waiting')).doNothing())
        .execute();
    },
    claim: (limit, leaseMs) => claim(connection, limit, leaseMs),
    async done(id) {
      await connection.write.deleteFrom('jobs').where('id', '=', id).execute();
    },
    async fail(id, error, retryAt) {
      await connection.atomically((inside) => fail(inside, id, error, retryAt));
    },
    async nextRunAt() {
      const { rows } = await sql<{ at: number | null }>`
        select min(run_at) as at from jobs where state = 'waiting'
        union all select min(leased_until) from jobs where state = 'running'`.execute(read);
      const moments = rows.flatMap(({ at }) => at ?? []);
      return moments.length === 0 ? null : Math.min(...moments);
    },
    async dead(limit) {
      const rows = await read
        .selectFrom('jobs')
        .select(COLUMNS)
        .where('state', '=', 'dead')
        .orderBy('run_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(readJob);
    },
  };
}

function readJob(row: unknown): Job {
  const { run_at: runAt, last_error: lastError, ...rest } = readRow(jobRow, 'jobs', row);
  return { ...rest, runAt, lastError };
}

/** SQLite writes one after the other; on PostgreSQL workers pass over rows that another one is taking. */
async function claim({ engine, write, now }: Connection, limit: number, leaseMs: number): Promise<readonly Job[]> {
  const apart = engine === 'postgres' ? sql`for update skip locked` : sql``;
  const { rows } = await sql`
    update jobs set state = 'running', leased_until = ${now} + ${sql.lit(Math.round(leaseMs))}, attempts = attempts + 1
    where id in (
      select id from jobs
      where (state = 'waiting' and run_at <= ${now}) or (state = 'running' and leased_until <= ${now})
      order by run_at, id limit ${limit} ${apart})
    returning ${sql.join(COLUMNS.map((column) => sql.ref(column)))}`.execute(write);
  return rows.map(readJob).toSorted((a, b) => a.runAt - b.runAt || (a.id < b.id ? -1 : 1));
}

async function fail({ write }: Connection, id: string, error: string, retryAt: number | null): Promise<void> {
  if (retryAt === null) {
    await write.updateTable('jobs').set({ state: 'dead', leased_until: null, last_error: error }).where('id', '=', id).execute();
    return;
  }
  // Where the same work waits already, that job does it: two waiting jobs of one key there are never.
  const covered = await write
    .deleteFrom('jobs')
    .where('id', '=', id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('jobs as other')
          .select('other.id')
          .whereRef('other.key', '=', 'jobs.key')
          .where('other.state', '=', 'waiting')
          .whereRef('other.id', '<>', 'jobs.id'),
      ),
    )
    .executeTakeFirst();
  if (covered.numDeletedRows > 0n) return;
  await write.updateTable('jobs').set({ state: 'waiting', leased_until: null, run_at: retryAt, last_error: error }).where('id', '=', id).execute();
}
