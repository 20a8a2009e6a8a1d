import { type ColumnDataType, type Kysely } from 'kysely';
import type { Engine } from '../database.ts';
import type { Migration } from './migration.ts';

/**
 * The tables of the sign-in library (better-auth 1.7: `user`, `session`, `account`, `verification`), with its own names
 * and its own way of keeping dates and truth: ISO text and 0/1 on SQLite, timestamptz and boolean on PostgreSQL.
 */
export const staff: Migration = {
  number: 2,
  name: 'staff',
  async up(db, engine) {
    const date: ColumnDataType = engine === 'sqlite' ? 'date' : 'timestamptz';
    const truth: ColumnDataType = engine === 'sqlite' ? 'integer' : 'boolean';
    await createUser(db, date, truth, engine);
    await createSession(db, date);
    await createAccount(db, date);
    await db.schema
      .createTable('verification')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('identifier', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('expiresAt', date, (c) => c.notNull())
      .addColumn('createdAt', date, (c) => c.notNull())
      .addColumn('updatedAt', date, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('verification_identifier').on('verification').column('identifier').execute();
  },
};

async function createUser(db: Kysely<unknown>, date: ColumnDataType, truth: ColumnDataType, engine: Engine): Promise<void> {
  await db.schema
    .createTable('user')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('emailVerified', truth, (c) => c.notNull().defaultTo(engine === 'sqlite' ? 0 : false))
    .addColumn('image', 'text')
    // What the member may do: `newsroom/roles.ts` knows the words.
    .addColumn('role', 'text')
    // Set: may not sign in, and no session of theirs counts.
    .addColumn('suspendedAt', date)
    .addColumn('createdAt', date, (c) => c.notNull())
    .addColumn('updatedAt', date, (c) => c.notNull())
    .execute();
}

async function createSession(db: Kysely<unknown>, date: ColumnDataType): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('token', 'text', (c) => c.notNull().unique())
    .addColumn('userId', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('expiresAt', date, (c) => c.notNull())
    .addColumn('createdAt', date, (c) => c.notNull())
    .addColumn('updatedAt', date, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('session_user').on('session').column('userId').execute();
}

async function createAccount(db: Kysely<unknown>, date: ColumnDataType): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('providerId', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', date)
    .addColumn('refreshTokenExpiresAt', date)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', date, (c) => c.notNull())
    .addColumn('updatedAt', date, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('account_user').on('account').column('userId').execute();
}
