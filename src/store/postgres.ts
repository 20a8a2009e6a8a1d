import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Log } from '#platform/log.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Database } from './database.ts';
import { StoreUnavailable } from './store-unavailable.ts';
import type { Tables } from './tables.ts';

/** Everything of Daybreak is in this schema of the database, so that it may share one. */
const SCHEMA = 'daybreak';
const OLDEST_VERSION = 15;
const CONNECTIONS = 10;

// https://www.postgresql.org/docs/current/errcodes-appendix.html: 08 connection, 53 out of resources, 57P shutting down.
const AWAY = /^(?:08|53|57P)/;
const AWAY_IN_NODE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);

const BIGINT = 20;
const JSON_TEXT = 114;
const NUMBERS = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    // Milliseconds and counts fit a number; JSON stays text, as on SQLite, and `row.ts` reads it.
    if (oid === BIGINT) return Number;
    if (oid === JSON_TEXT) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

const unavailable = (cause: unknown) =>
  new StoreUnavailable('The PostgreSQL database does not answer. Readers get what is in the cache; try again in a moment.', cause);

function asUnavailable(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const away =
    (code !== undefined && (AWAY.test(code) || AWAY_IN_NODE.has(code))) ||
    // pg gives these two no code.
    /^(?:Connection terminated|Client has encountered a connection error)/.test(message ?? '');
  return away ? unavailable(error) : error;
}

/** A connection that takes no NUL in text (PostgreSQL has none) and tells a lost database from a wrong query. */
class DaybreakClient extends pg.Client {
  // biome-ignore lint: pg's own signature is a list of overloads
  override query(...given: any[]): any {
    const [text, values] = given as [unknown, unknown];
    const clean = Array.isArray(values) ? [text, values.map(withoutNul), ...given.slice(2)] : given;
    const answer: unknown = (super.query as (...list: unknown[]) => unknown).apply(this, clean);
    return answer instanceof Promise ? answer.catch((error: unknown) => Promise.reject(asUnavailable(error))) : answer;
  }
}

function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}

function openPool(url: string, log: Log): { pool: PostgresPool; end: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    Client: DaybreakClient,
    types: NUMBERS,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    application_name: 'daybreak',
  } as pg.PoolConfig);
  // An idle connection that breaks is dropped by the pool; without a listener it would end the program.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'A connection to PostgreSQL was lost.'));
  let ended: Promise<void> | null = null;
  const end = () => (ended ??= pool.end());
  return {
    end,
    pool: {
      options: pool.options,
      end,
      async connect() {
        try {
          return await pool.connect();
        } catch (error) {
          throw unavailable(error);
        }
      },
    } as PostgresPool,
  };
}

/** Opens PostgreSQL 15 or newer at `url` and makes the schema where it is missing. Refuses `store/unavailable`. */
export async function openPostgres(url: string, log: Log): Promise<Result<Database>> {
  const { pool, end } = openPool(url, log);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(sql`set search_path to ${sql.id(SCHEMA)}`.compile(db));
      },
    }),
  });
  try {
    const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
    const version = Math.floor(Number(rows[0]?.version ?? 0) / 10_000);
    if (version < OLDEST_VERSION) {
      await end();
      return refuse('store/unavailable', `DATABASE_URL leads to PostgreSQL ${version}; Daybreak needs ${OLDEST_VERSION} or newer.`);
    }
    await createSchema(db);
  } catch (error) {
    await end();
    return refuse('store/unavailable', `PostgreSQL at DATABASE_URL cannot be used: ${words(error)}.`);
  }
  return ok({ engine: 'postgres', writer: db, reader: db, close: end });
}

/** Asked first, because "if not exists" needs the right to create even where the schema is there. */
async function createSchema(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql`select 1 from pg_catalog.pg_namespace where nspname = ${SCHEMA}`.execute(db);
  if (rows.length === 0) await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(db);
}

/** The cause without the address, which may carry a password. */
function words(error: unknown): string {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  const { code, message } = cause as { code?: string; message?: string };
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'nothing answers there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  if (code === '28P01' || code === '28000') return 'it refuses this user or password';
  if (code === '3D000') return 'it has no such database';
  if (code === '42501') return `this user may not create the schema “${SCHEMA}”`;
  return message ?? 'no reason given';
}
