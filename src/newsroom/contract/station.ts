import { z } from 'zod';
import { filledLine, line, list, slug } from './shape.ts';

const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'is no color of the form #rrggbb');

// The space between both parts is written in one of them, so nothing is trimmed.
const markPart = z
  .string()
  .max(60)
  .regex(/^\P{Cc}*$/u, 'holds control characters');

/** IANA zone, as this machine knows it. */
export const timeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone }).format(0);
      return true;
    } catch {
      return false;
    }
  }, 'is no time zone such as America/Denver');

/** The home place of the station: whose weather every page shows. Degrees WGS 84. */
export const homePlace = z.object({
  name: filledLine(80),
  region: line(40).nullable(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  timeZone,
});

/** What a station says of itself. Kept in the settings under `station`. */
export const station = z.object({
  name: filledLine(80),
  /** The name as the masthead sets it: `accent` stands in the station's color. Together they read as the name. */
  mark: z.object({ plain: markPart, accent: markPart }).refine(({ plain, accent }) => (plain + accent).trim() !== '', 'must not be empty'),
  tagline: line(160).nullable(),
  language: z.enum(['en', 'es']),
  timeZone,
  units: z.enum(['us', 'metric']),
  /** The one accent color, for light and for dark pages: at least 4.5:1 on `#fdfcf9` and on `#141618`. */
  accent: z.object({ light: color, dark: color }),
  sections: list(z.object({ slug, name: z.object({ en: filledLine(40), es: filledLine(40) }) }))
    .refine((all) => all.length >= 1, 'must name at least one section')
    .refine((all) => new Set(all.map((one) => one.slug)).size === all.length, 'must not name a section twice'),
  place: homePlace.nullable(),
});

/** What a station says of itself. */
export type StationSettings = z.output<typeof station>;

/** How one part of a place's weather stands. */
export const weatherStatus = z.object({
  place: z.string(),
  source: z.string(),
  section: z.string(),
  issuedAt: z.int().nullable(),
  fetchedAt: z.int(),
  expiresAt: z.int().nullable(),
  /** Plain words on the last failure after this value; null when it went well. */
  problem: z.string().nullable(),
});
