import { z } from 'zod';
import type { Connection } from './connection.ts';
import { flagColumn, jsonColumn, readRow, toFlag, toJson } from './row.ts';
import type { Media, MediaStore } from './store.ts';

const mediaRow = z.object({
  key: z.string(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  file_name: z.string(),
  original_hash: z.string(),
  renditions: jsonColumn(z.array(z.object({ width: z.number(), height: z.number(), format: z.enum(['webp', 'jpeg']), hash: z.string(), bytes: z.number() }))),
  created_at: z.number(),
  sample: flagColumn,
});

/** The picture library. Saving a key again replaces what is said about it; lists are newest first. */
export function mediaStore(connection: Connection): MediaStore {
  return {
    async save(media) {
      const { key, ...values } = mediaToRow(media);
      await connection.write
        .insertInto('media')
        .values({ key, ...values })
        .onConflict((c) => c.column('key').doUpdateSet(values))
        .execute();
    },
    async find(key) {
      const row = await connection.read.selectFrom('media').selectAll().where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : readMedia(row);
    },
    async list(limit) {
      const rows = await connection.read.selectFrom('media').selectAll().orderBy('created_at', 'desc').orderBy('key', 'desc').limit(limit).execute();
      return rows.map(readMedia);
    },
  };
}

function readMedia(row: unknown): Media {
  const { file_name: fileName, original_hash: originalHash, created_at: createdAt, ...rest } = readRow(mediaRow, 'media', row);
  return { ...rest, fileName, originalHash, createdAt };
}

function mediaToRow({ fileName, originalHash, createdAt, sample, renditions, ...rest }: Media) {
  const { key, width, height, alt, caption, credit } = rest;
  return {
    key,
    width,
    height,
    alt,
    caption,
    credit,
    file_name: fileName,
    original_hash: originalHash,
    renditions: toJson(renditions),
    created_at: createdAt,
    sample: toFlag(sample),
  };
}
