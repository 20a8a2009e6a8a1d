import { sql } from 'kysely';
import { columnKinds } from './column-kinds.ts';
import type { Migration } from './migration.ts';

/** The lists of alerts as they were fetched, one row a feed. */
export const alerts: Migration = {
  number: 3,
  name: 'alerts',
  async up(db, engine) {
    const kinds = columnKinds(engine);
    const lists = db.schema
      .createTable('alert_lists')
      .addColumn('feed', 'text', (c) => c.primaryKey().notNull())
      .addColumn('fetched_at', kinds.instant)
      .addColumn('checked_at', kinds.instant)
      .addColumn('last_modified', 'text')
      .addColumn('etag', 'text')
      .addColumn('problem', kinds.json)
      .addColumn('body', 'text');
    await (engine === 'sqlite' ? lists.modifyEnd(sql`strict`) : lists).execute();
  },
};
