import { sql, type Compilable, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The values of a prepared query's slots, by name. */
export type SlotValues = Readonly<Record<string, unknown>>;

/** A query that was built once; call it with a connection and the values of its slots. */
export type PreparedQuery = (db: Kysely<Tables>, values: SlotValues) => Promise<readonly unknown[]>;

/** A place in a prepared query that a value is put into when it runs. */
export function slot<T>(name: string): RawBuilder<T> {
  return sql<T>`${new Slot(name)}`;
}

/** Builds and compiles `query` once: the reader's pages ask the same few questions all day. */
export function prepareQuery(query: Compilable): PreparedQuery {
  const compiled: CompiledQuery = query.compile();
  return async (db, values) => {
    const parameters = compiled.parameters.map((value) => (value instanceof Slot ? values[value.name] : value));
    return (await db.executeQuery({ ...compiled, parameters })).rows;
  };
}
