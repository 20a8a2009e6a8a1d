import type { ColumnDataType } from 'kysely';
import type { Engine } from '../database.ts';

/** The column types that differ between the engines. */
export type ColumnKinds = {
  /** Epoch milliseconds. */
  readonly instant: ColumnDataType;
  /** `json`, not `jsonb`, on PostgreSQL: keeps the text as it was written, escaped NUL and lone surrogates included. */
  readonly json: ColumnDataType;
  /** 0 or 1. */
  readonly flag: ColumnDataType;
  readonly count: ColumnDataType;
  /** A coordinate. */
  readonly real: ColumnDataType;
};

/** The column types of `engine`. */
export function columnKinds(engine: Engine): ColumnKinds {
  return engine === 'sqlite'
    ? { instant: 'integer', json: 'text', flag: 'integer', count: 'integer', real: 'real' }
    : { instant: 'bigint', json: 'json', flag: 'smallint', count: 'integer', real: 'double precision' };
}
