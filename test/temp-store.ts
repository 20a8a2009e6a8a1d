import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openStore, type OpenStore } from '#store/open-store.ts';

/** A store on SQLite in a temporary folder, for a test of another part. Call `remove` when done. */
export type TempStore = OpenStore & { readonly dataDir: string; remove(): Promise<void> };

/** Opens an empty store whose "now" is that of `clock`. */
export async function tempStore(clock: Clock): Promise<TempStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybreak-test-'));
  const opened = await openStore({ dataDir, databaseUrl: null }, clock, silentLog);
  if (!opened.ok) throw new Error(opened.problem.detail);
  return {
    ...opened.value,
    dataDir,
    async remove() {
      await opened.value.store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
