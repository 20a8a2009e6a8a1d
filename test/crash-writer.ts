// Writes stories without end into the data folder it is given, and says which are kept: "story ID" or "file HASH" a
// line, only after the store said so. It is there to be killed.
import { writeSync } from 'node:fs';
import { systemClock } from '../src/platform/clock.ts';
import { newId } from '../src/platform/id.ts';
import { silentLog } from '../src/platform/log.ts';
import { openStore } from '../src/store/open-store.ts';
import { sampleContent, sampleStory } from './story-sample.ts';

const opened = await openStore({ dataDir: process.argv[2] ?? '', databaseUrl: null }, systemClock, silentLog);
if (!opened.ok) throw new Error(opened.problem.detail);
const { store } = opened.value;

async function writeStory(): Promise<void> {
  const id = newId(Date.now());
  const content = sampleContent({ headline: `Story ${id}` });
  await store.transaction(async (inside) => {
    await inside.stories.create(sampleStory({ id, slug: id, status: 'published', publishAt: 1, content, live: content }));
    await inside.stories.addVersion({ story: id, number: 1, content, by: 'Ana', at: 1, reason: 'publish', note: null });
    await inside.jobs.add({ kind: 'story-changed', payload: { story: id } });
  });
  writeSync(1, `story ${id}\n`);
}

async function writeFile(): Promise<void> {
  const hash = await store.files.put(Buffer.from(newId(Date.now()).repeat(500)));
  writeSync(1, `file ${hash}\n`);
}

for (;;) await Promise.all([writeStory(), writeStory(), writeFile()]);
