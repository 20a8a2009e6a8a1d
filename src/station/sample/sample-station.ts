import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#platform/log.ts';
import { newId } from '#platform/id.ts';
import { station as stationSchema, type StationSettings } from '#newsroom/contract/station.ts';
import { keepPicture } from '#newsroom/media/keep-picture.ts';
import { saveStation } from '#newsroom/station-settings.ts';
import type { Store } from '#store/store.ts';
import { readSampleStory, sampleStory, type SamplePicture } from './sample-story.ts';
import { openSampleWire } from './sample-wire.ts';

/** What the sample station says of itself: `sample/station.json`. */
export async function sampleStationSettings(folder: string): Promise<StationSettings> {
  return stationSchema.parse(JSON.parse(await readFile(join(folder, 'station.json'), 'utf8')));
}

/**
 * Opens the sample station on an empty store: settings, place, pictures, stories and a made-up agency's wire, all marked
 * as samples, with times counted back from now. All of it or none.
 */
export async function openSampleStation(store: Store, folder: string, log: Log): Promise<void> {
  const began = performance.now();
  const settings = await sampleStationSettings(folder);
  const now = await store.now();
  const pictures = await keepPictures(store, join(folder, 'pictures'), now);
  const files = await readdir(join(folder, 'stories'));
  const stories = await Promise.all(
    files.toSorted().map(async (file) => sampleStory(readSampleStory(await readFile(join(folder, 'stories', file), 'utf8')), pictures, now)),
  );
  await store.transaction(async (tx) => {
    await saveStation(tx, settings, newId(now));
    for (const story of stories) {
      const created = await tx.stories.create(story);
      if (!created.ok) throw new Error(`${story.slug}: ${created.problem.detail}`);
      await tx.stories.addVersion({
        story: story.id,
        number: 1,
        content: story.content,
        by: story.content.bylines[0]?.name ?? settings.name,
        at: story.savedAt,
        reason: story.live === null ? 'save' : 'publish',
        note: null,
      });
    }
    await openSampleWire(tx, join(folder, 'wire'), now);
  });
  log.info({ stories: stories.length, pictures: pictures.size, ms: Math.round(performance.now() - began) }, 'the sample station is open');
}

/** Our own drawings are SVG, which an upload may not be: all become pixels first, as the library then shuts SVG out for good. */
async function keepPictures(store: Store, folder: string, now: number): Promise<ReadonlyMap<string, SamplePicture>> {
  const { default: sharp } = await import('sharp');
  const files = (await readdir(folder)).toSorted();
  const drawings = await Promise.all(
    files.map(async (file) => ({ file, pixels: await sharp(join(folder, file)).resize(1280).png({ compressionLevel: 1 }).toBuffer() })),
  );
  const kept = new Map<string, SamplePicture>();
  for (const { file, pixels } of drawings) {
    const words = { alt: '', caption: null, credit: null, fileName: file };
    const picture = await keepPicture(store, pixels, words, { now, sample: true });
    if (!picture.ok) throw new Error(`${file}: ${picture.problem.detail}`);
    const { key, width, height } = picture.value;
    kept.set(file.replace(/\.svg$/, ''), { media: key, width, height });
  }
  return kept;
}
