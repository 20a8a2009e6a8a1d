import type { Kysely } from 'kysely';
import type { Engine } from '../database.ts';

/** One step of the schema. Numbered, append-only: a released one is never changed. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  up(db: Kysely<unknown>, engine: Engine): Promise<void>;
};
