import { ok, refuse } from '#platform/result.ts';
import type { Media } from '#store/store.ts';
import { picturePath } from '#story/picture-sizes.ts';
import type { ResponseOf } from '../contract.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { keepPicture } from '../media/keep-picture.ts';

type MediaView = ResponseOf<'media.get'>;

function addressOf(key: string, { width, format }: Media['renditions'][number]): string {
  return format === 'webp' ? picturePath(key, width) : `/media/${key}-${width}.jpg`;
}

function viewOf(media: Media): MediaView {
  const { key, width, height, alt, caption, credit, fileName, renditions, createdAt, sample } = media;
  const webp = renditions.filter(({ format }) => format === 'webp').toSorted((a, b) => a.width - b.width);
  const thumb = webp.find(({ width }) => width >= 320) ?? webp.at(-1);
  return {
    key,
    width,
    height,
    alt,
    caption,
    credit,
    fileName,
    createdAt,
    sample,
    thumb: thumb === undefined ? '' : addressOf(key, thumb),
    renditions: renditions.map((file) => ({ width: file.width, height: file.height, format: file.format, bytes: file.bytes, url: addressOf(key, file) })),
  };
}

const notFound = () => refuse('media/not-found', 'There is no picture with this key.');

/** A file name as a label: no folders, no control characters. It never becomes a path. */
function labelOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').slice(0, 200);
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** The picture library. */
export function mediaHandlers(parts: NewsroomParts): HandlersOf<'media.list' | 'media.get' | 'media.upload' | 'media.describe'> {
  const { store } = parts;
  return {
    'media.list': async ({ query }) => ok({ media: (await store.media.list(query.limit)).map(viewOf) }),
    async 'media.get'({ params }) {
      const media = await store.media.find(params.id);
      return media === null ? notFound() : ok(viewOf(media));
    },
    async 'media.upload'({ upload, file, me }) {
      if (file === null) return refuse('request/bad', 'Send a file.');
      const now = await store.now();
      const words = { alt: upload.alt, caption: orNull(upload.caption), credit: orNull(upload.credit), fileName: labelOf(file.name) };
      const kept = await keepPicture(store, file.bytes, words, { now, sample: false });
      if (!kept.ok) return kept;
      await store.audit.add({
        at: now,
        by: me.name,
        action: 'media.upload',
        subject: `media:${kept.value.key}`,
        detail: { staff: me.id, bytes: file.bytes.length },
      });
      return ok(viewOf(kept.value));
    },
    async 'media.describe'({ params, body, me }) {
      return store.transaction(async (tx) => {
        const before = await tx.media.find(params.id);
        if (before === null) return notFound();
        const after: Media = { ...before, ...body };
        await tx.media.save(after);
        await tx.audit.add({
          at: await tx.now(),
          by: me.name,
          action: 'media.describe',
          subject: `media:${params.id}`,
          detail: { staff: me.id, before: { alt: before.alt, caption: before.caption, credit: before.credit }, after: body },
        });
        return ok(viewOf(after));
      });
    },
  };
}
