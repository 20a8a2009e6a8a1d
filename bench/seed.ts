import { systemClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openStore } from '#store/open-store.ts';
import { archiveStory } from './archive.ts';

/** Fills the data folder `folder` with an archive of `count` stories. */
export async function seed(folder: string, count: number): Promise<void> {
  const opened = await openStore({ dataDir: folder, databaseUrl: null }, systemClock, silentLog);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const { store } = opened.value;
  const now = await store.now();
  for (let from = 0; from < count; from += 500) {
    await store.transaction(async (tx) => {
      for (let n = from; n < Math.min(count, from + 500); n++) {
        const created = await tx.stories.create(archiveStory(n, now));
        if (!created.ok) throw new Error(created.problem.detail);
      }
    });
  }
  await store.close();
}
