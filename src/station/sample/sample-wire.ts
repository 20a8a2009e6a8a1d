import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#platform/clock.ts';
import { newId } from '#platform/id.ts';
import { publish } from '#story/publish.ts';
import { slugFromHeadline } from '#story/slug.ts';
import type { Story } from '#story/story.ts';
import type { Store } from '#store/store.ts';
import type { KeptItem } from '#wire/kept-item.ts';
import type { Source } from '#wire/source.ts';
import { decode } from '#wire/decode/decode.ts';
import { draftFromItem } from '#wire/draft.ts';
import { ingest } from '#wire/ingest.ts';

const MINUTE = 60_000;
/** How many of the newest items the sample newsroom has taken and published. */
const TAKEN = 2;

/** The agency, as the newsroom sees it; never polled. */
const SOURCE: Omit<Source, 'lastPolledAt' | 'lastArrivalAt'> = {
  id: 'harbor-news-service',
  name: 'Harbor News Service',
  url: 'https://harbor-news.example/feed.rss',
  credit: 'Harbor News Service',
  timeZone: null,
  section: 'news',
  enabled: false,
  intervalSeconds: 300,
  etag: null,
  lastModified: null,
  failures: 0,
  problem: null,
  sample: true,
};

/** Takes in the made-up agency's feed (`sample/wire/`), marked as samples, and publishes its newest items as a newsroom would. */
export async function openSampleWire(store: Store, folder: string, now: Instant): Promise<void> {
  await store.wire.saveSource({ ...SOURCE, lastPolledAt: now, lastArrivalAt: now });
  for (const file of await readdir(folder)) {
    const feed = (await readFile(join(folder, file), 'utf8')).replace(/minutes-ago:(\d+)/g, (_, minutes: string) =>
      new Date(now - Number(minutes) * MINUTE).toUTCString(),
    );
    const bytes = new TextEncoder().encode(feed);
    const decoded = decode(bytes);
    if (!decoded.ok) throw new Error(`${file}: ${decoded.problem.detail}`);
    const rawHash = await store.files.put(bytes);
    await ingest({ source: SOURCE, decoded: decoded.value, rawHash, at: now }, store);
  }
  const items = await store.wire.list({ source: SOURCE.id, limit: 20 });
  const newest = items.toSorted((a, b) => (b.item.versionCreated ?? '').localeCompare(a.item.versionCreated ?? ''));
  for (const kept of newest.slice(0, TAKEN)) await publishTaken(store, kept);
}

async function publishTaken(store: Store, kept: KeptItem): Promise<void> {
  const draft = draftFromItem(kept, { source: SOURCE, language: 'en' });
  if (!draft.ok) throw new Error(`${kept.item.headline}: ${draft.problem.detail}`);
  const { content, origin, rights, embargoedUntil } = draft.value;
  const at = Date.parse(kept.item.versionCreated ?? '') + 12 * MINUTE;
  const story: Story = {
    id: newId(at),
    revision: 0,
    status: 'draft',
    slug: slugFromHeadline(content.headline),
    content,
    live: null,
    origin,
    rights,
    embargoedUntil,
    publishAt: null,
    updatedAt: null,
    corrections: [],
    createdAt: at,
    savedAt: at,
    sample: true,
  };
  const out = publish(story, { by: 'Port Ellery 6', now: at });
  if (!out.ok) throw new Error(`${story.slug}: ${out.problem.detail}`);
  const created = await store.stories.create(out.value.story);
  if (!created.ok) throw new Error(`${story.slug}: ${created.problem.detail}`);
  if (out.value.version !== null) await store.stories.addVersion({ ...out.value.version, number: 1 });
  await store.wire.markTaken(kept.id, story.id);
}
