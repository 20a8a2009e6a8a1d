import { z } from 'zod';
import { id, instant, list } from './shape.ts';

/** A picture of the library. `thumb` and `renditions[].url` are addresses on this server. */
export const mediaView = z.object({
  key: id,
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  fileName: z.string(),
  thumb: z.string(),
  renditions: list(z.object({ width: z.int(), height: z.int(), format: z.enum(['webp', 'jpeg']), url: z.string(), bytes: z.int() })),
  createdAt: instant,
  sample: z.boolean(),
});
