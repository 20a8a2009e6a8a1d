import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { failed, ok, refuse, type Result } from '#platform/result.ts';
import { alertStore } from './alert-lists.ts';
import { auditStore } from './audit.ts';
import { rootConnection, type Connection } from './connection.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { fileStore } from './files.ts';
import { forecastStore } from './forecasts.ts';
import { jobStore } from './jobs.ts';
import { mediaStore } from './media.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { publishedQueries, type PublishedQueries } from './published.ts';
import { removeSamples } from './samples.ts';
import { settingsStore } from './settings.ts';
import { openSqlite } from './sqlite.ts';
import type { FileStore, Store } from './store.ts';
import { storyStore } from './stories.ts';
import { wireStore } from './wire-items.ts';

/** Where the store is. `databaseUrl` null: SQLite in the data folder; else PostgreSQL, the folder holding only files. */
export type StoreConfig = { readonly dataDir: string; readonly databaseUrl: string | null };

/** An open store, and under it the database for the sign-in library (`database.writer`, `database.engine`). */
export type OpenStore = { readonly store: Store; readonly database: Database };

/**
 * Opens the data folder and the database and brings the schema forward. With `systemClock` the database's own clock
 * rules what readers see; a test's clock is handed into every query instead.
 * Refuses `start/data-folder`, `start/locked`, `store/newer-schema`, `store/unavailable`.
 */
export async function openStore(config: StoreConfig, clock: Clock, log: Log): Promise<Result<OpenStore>> {
  const folder = openDataFolder(config.dataDir, config.databaseUrl === null);
  if (!folder.ok) return folder;
  const opened = config.databaseUrl === null ? openFile(folder.value) : await openPostgres(config.databaseUrl, log);
  if (!opened.ok) {
    folder.value.release();
    return opened;
  }
  const database = opened.value;
  const close = async () => {
    await database.close();
    folder.value.release();
  };
  try {
    const migrated = await migrate(database, log);
    if (!migrated.ok) {
      await close();
      return failed(migrated.problem);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const root = rootConnection(database, clock);
  const parts = { files: fileStore(folder.value.files), published: publishedQueries(root), close };
  return ok({ database, store: makeStore(root, parts) });
}

function openFile(folder: DataFolder): Result<Database> {
  try {
    return ok(openSqlite(folder.databaseFile));
  } catch (error) {
    return refuse(
      'start/data-folder',
      `The database ${folder.databaseFile} cannot be opened: ${(error as Error).message}. It must be a Daybreak database that this user may write.`,
    );
  }
}

type Parts = { readonly files: FileStore; readonly published: PublishedQueries; close(): Promise<void> };

function makeStore(connection: Connection, parts: Parts): Store {
  return {
    async now() {
      const { rows } = await sql<{ at: number }>`select ${connection.now} as at`.execute(connection.read);
      return rows[0]?.at ?? connection.clock.now();
    },
    stories: storyStore(connection, parts.published),
    wire: wireStore(connection),
    forecasts: forecastStore(connection),
    alerts: alertStore(connection),
    media: mediaStore(connection),
    settings: settingsStore(connection),
    jobs: jobStore(connection),
    audit: auditStore(connection),
    files: parts.files,
    transaction: (work) => connection.atomically((inside) => work(makeStore(inside, { ...parts, close: closeInside }))),
    removeSamples: () => removeSamples(connection),
    close: parts.close,
  };
}

async function closeInside(): Promise<void> {
  throw new Error('A store cannot be closed from inside its transaction.');
}
