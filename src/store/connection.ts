import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, RawBuilder } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Database, Engine } from './database.ts';
import type { Tables } from './tables.ts';
import { nowExpression } from './visible.ts';

/** What every part of the store works with: where to read, where to write, and the time. */
export type Connection = {
  readonly engine: Engine;
  readonly read: Kysely<Tables>;
  readonly write: Kysely<Tables>;
  /** "Now" of the database, milliseconds, as SQL. */
  readonly now: RawBuilder<number>;
  readonly clock: Clock;
  /** Runs `work` in the transaction that is open, or in a new one. A throw undoes all of it. */
  atomically<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
};

type OpenTransaction = { open: boolean };

/**
 * The connection of a store outside any transaction. Writing on it from inside `atomically` throws: on SQLite, which
 * writes one after the other, it would wait for itself for ever.
 */
export function rootConnection(database: Database, clock: Clock): Connection {
  const { engine } = database;
  const now = nowExpression(engine, clock);
  const inside = new AsyncLocalStorage<OpenTransaction>();

  function writer(): Kysely<Tables> {
    if (inside.getStore()?.open === true) throw new Error('Inside a transaction, use the store that was handed to it.');
    return database.writer;
  }

  return {
    engine,
    clock,
    now,
    read: database.reader,
    get write() {
      return writer();
    },
    async atomically(work) {
      const mark: OpenTransaction = { open: true };
      try {
        return await writer()
          .transaction()
          .execute((transaction) => inside.run(mark, () => work(insideConnection(engine, clock, now, transaction))));
      } finally {
        mark.open = false;
      }
    },
  };
}

function insideConnection(engine: Engine, clock: Clock, now: RawBuilder<number>, transaction: Kysely<Tables>): Connection {
  const connection: Connection = {
    engine,
    clock,
    now,
    read: transaction,
    write: transaction,
    atomically: (work) => work(connection),
  };
  return connection;
}
