import { sql, type Kysely } from 'kysely';
import { systemClock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Database, Engine } from './database.ts';
import { first } from './migrations/0001-first.ts';
import { staff } from './migrations/0002-staff.ts';
import { alerts } from './migrations/0003-alerts.ts';
import type { Migration } from './migrations/migration.ts';
import type { Tables } from './tables.ts';

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [first, staff, alerts];

// Any number, so long as no other program locks the same one in this database: this is "DAYBREAK" in ASCII.
const POSTGRES_LOCK = '4918310409448276299';

/**
 * Brings the schema forward to what this program knows: all open steps in one transaction, one node at a time. Returns
 * how many ran. Refuses `store/newer-schema` where the database has a step that this program does not know.
 */
export async function migrate(database: Database, log: Log, migrations: readonly Migration[] = MIGRATIONS): Promise<Result<number>> {
  return database.writer.transaction().execute(async (transaction) => {
    if (database.engine === 'postgres') {
      await sql`set local statement_timeout = 0`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${sql.raw(POSTGRES_LOCK)})`.execute(transaction);
    }
    await createLedger(transaction, database.engine);
    const done = await transaction.selectFrom('schema_migrations').select(['number', 'name']).orderBy('number').execute();
    const strange = done.find(({ number, name }) => !migrations.some((m) => m.number === number && m.name === name));
    if (strange !== undefined) {
      return refuse(
        'store/newer-schema',
        `The database has been used by a newer Daybreak (step ${strange.number}, “${strange.name}”), which this one does not know. Start that version again, or restore a backup made before it.`,
      );
    }
    const open = migrations.filter((m) => !done.some((d) => d.number === m.number));
    for (const migration of open) {
      await migration.up(transaction as unknown as Kysely<unknown>, database.engine);
      await transaction.insertInto('schema_migrations').values({ number: migration.number, name: migration.name, applied_at: systemClock.now() }).execute();
      log.info({ number: migration.number, name: migration.name }, 'The database schema moved one step forward.');
    }
    return ok(open.length);
  });
}

async function createLedger(db: Kysely<Tables>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('applied_at', engine === 'sqlite' ? 'integer' : 'bigint', (c) => c.notNull())
    .execute();
}
