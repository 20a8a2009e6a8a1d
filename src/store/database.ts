import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The two engines. */
export type Engine = 'sqlite' | 'postgres';

/**
 * An open database. `writer` and `reader` are two connections on SQLite, so that a reader's page never waits for a
 * write transaction; on PostgreSQL they are one pool.
 */
export type Database = {
  readonly engine: Engine;
  readonly writer: Kysely<Tables>;
  readonly reader: Kysely<Tables>;
  close(): Promise<void>;
};
