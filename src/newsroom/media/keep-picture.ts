import type { Instant } from '#platform/clock.ts';
import { newToken } from '#platform/id.ts';
import { ok, type Result } from '#platform/result.ts';
import type { Media, Store } from '#store/store.ts';
import { makeRenditions } from './make-renditions.ts';

/** What is said of a picture when it is kept; null takes what the file says of itself. */
export type PictureWords = { readonly alt: string; readonly caption: string | null; readonly credit: string | null; readonly fileName: string };

/**
 * Takes a picture into the library: makes its renditions, keeps them and the original (which is never served), and writes
 * the entry. Its key cannot be guessed, so that a picture of an unpublished story cannot be found. Refuses `media/refused`.
 */
export async function keepPicture(
  store: Store,
  bytes: Uint8Array,
  words: PictureWords,
  given: { readonly now: Instant; readonly sample: boolean; readonly key?: string },
): Promise<Result<Media>> {
  const made = await makeRenditions(bytes);
  if (!made.ok) return made;
  const { width, height, renditions, text } = made.value;
  const kept: Media = {
    key: given.key ?? newToken(),
    width,
    height,
    alt: words.alt,
    caption: words.caption ?? text.caption,
    credit: words.credit ?? text.credit,
    fileName: words.fileName,
    originalHash: await store.files.put(bytes),
    renditions: await Promise.all(renditions.map(async ({ bytes: file, ...size }) => ({ ...size, hash: await store.files.put(file), bytes: file.length }))),
    createdAt: given.now,
    sample: given.sample,
  };
  await store.media.save(kept);
  return ok(kept);
}
