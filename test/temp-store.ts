import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openStore, type OpenStore, type StoreConfig } from '#store/open-store.ts';
import type { Engine } from '#store/database.ts';
import { freshDatabase } from './postgres.ts';

/** Both engines, for `describe.each`. */
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** An empty store of a test. Call `remove` when done. */
export type TempStore = OpenStore & { readonly config: StoreConfig; remove(): Promise<void> };

/** Opens an empty store whose "now" is that of `clock`: SQLite in a temporary folder, or a new database of the run's PostgreSQL. */
export async function tempStore(clock: Clock, engine: Engine = 'sqlite'): Promise<TempStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybreak-test-'));
  const fresh = engine === 'postgres' ? await freshDatabase() : null;
  const config = { dataDir, databaseUrl: fresh?.url ?? null };
  const opened = await openStore(config, clock, silentLog);
  if (!opened.ok) throw new Error(opened.problem.detail);
  return {
    ...opened.value,
    config,
    async remove() {
      await opened.value.store.close();
      await fresh?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
