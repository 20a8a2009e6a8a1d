import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Database } from './database.ts';
import { LateValue } from './late-value.ts';
import { StoreUnavailable } from './store-unavailable.ts';
import type { Tables } from './tables.ts';

// How many prepared statements are kept. The store has about a hundred; better-auth adds some.
const KEPT_STATEMENTS = 500;

// https://www.sqlite.org/rescode.html: the disk's or another process's fault, and it may pass.
const PASSING_TROUBLES: Readonly<Record<number, string>> = {
  5: 'Another program holds the database file.',
  10: 'The disk reported an error while the database was read or written.',
  13: 'The disk is full.',
};

function asUnavailable(error: unknown): unknown {
  const code = (error as { errcode?: number }).errcode;
  const detail = code === undefined ? undefined : PASSING_TROUBLES[code & 0xff];
  return detail === undefined ? error : new StoreUnavailable(detail, error);
}

function bindable(value: unknown): SQLInputValue {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof LateValue) return value.read();
  if (value === undefined) throw new TypeError('A query was given undefined as a value.');
  return value as SQLInputValue;
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  // A statement that gives columns is one to read from: select, and "returning".
  const reader = statement.columns().length > 0;
  return {
    reader,
    all(parameters) {
      try {
        return statement.all(...parameters.map(bindable));
      } catch (error) {
        throw asUnavailable(error);
      }
    },
    run(parameters) {
      try {
        return statement.run(...parameters.map(bindable));
      } catch (error) {
        throw asUnavailable(error);
      }
    },
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

function asKyselyDatabase(connection: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known !== undefined) return known;
      let statement: SqliteStatement;
      try {
        statement = asKyselyStatement(connection.prepare(text));
      } catch (error) {
        throw asUnavailable(error);
      }
      if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value ?? '');
      kept.set(text, statement);
      return statement;
    },
  };
}

/**
 * Opens the database file with one writing and one reading connection. Throws what SQLite throws (not a database, not
 * writable): `open-store.ts` turns it into words.
 *
 * WAL lets readers go on during a write; `synchronous = full` makes a commit last through a power cut
 * (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export function openSqlite(file: string): Database {
  const writing = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 2000 });
  let reading: DatabaseSync | null = null;
  try {
    writing.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma journal_size_limit = 67108864');
    // A first write proves that the file takes one (SQLite opens a protected file for reading without a word), and makes
    // the WAL files that the reader needs. The number marks the file as Daybreak's: "DAYB".
    writing.exec(`pragma application_id = ${0x44_41_59_42}`);
    reading = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
    reading.exec('pragma cache_size = -65536; pragma mmap_size = 268435456; pragma temp_store = memory');
  } catch (error) {
    reading?.close();
    writing.close();
    throw error;
  }
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(writing) }) });
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(reading) }) });
  const connections = [reading, writing];
  return {
    engine: 'sqlite',
    writer,
    reader,
    async close() {
      await reader.destroy();
      await writer.destroy();
      // Kysely closes a connection only when it was used.
      for (const connection of connections) if (connection.isOpen) connection.close();
    },
  };
}
