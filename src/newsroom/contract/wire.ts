import { z } from 'zod';
import { filledLine, id, instant, line, list, slug } from './shape.ts';

/** A source of wire copy and how its polling stands. */
export const wireSource = z.object({
  id,
  name: z.string(),
  url: z.string(),
  credit: z.string().nullable(),
  timeZone: z.string().nullable(),
  section: z.string().nullable(),
  enabled: z.boolean(),
  intervalSeconds: z.int(),
  lastPolledAt: instant.nullable(),
  lastArrivalAt: instant.nullable(),
  failures: z.int(),
  /** Plain words on the last failure; null when the last poll went well. */
  problem: z.string().nullable(),
  sample: z.boolean(),
});

/** What a person sets of a source. */
export const wireSourceInput = z.object({
  name: filledLine(120),
  url: z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).max(2000),
  credit: line(300).nullable().default(null),
  timeZone: line(64).nullable().default(null),
  section: slug.nullable().default(null),
  enabled: z.boolean().default(true),
  intervalSeconds: z.int().min(60, 'must be at least 60').max(86_400).default(300),
});

/** Why an item cannot be taken now, or null. `taken` leads to the story. */
export const takeRefusal = z.enum(['withheld', 'canceled', 'taken']);

/** A line of the wire list. */
export const wireLine = z.object({
  id,
  source: z.string(),
  sourceName: z.string(),
  headline: z.string(),
  summary: z.string().nullable(),
  byline: z.string().nullable(),
  located: z.string().nullable(),
  urgency: z.int().nullable(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  signal: z.string().nullable(),
  embargoedUntil: instant.nullable(),
  arrivedAt: instant,
  changedAt: instant,
  versions: z.int(),
  /** Story it was taken to, or null. */
  story: z.string().nullable(),
  refusal: takeRefusal.nullable(),
  words: z.int(),
  /** What its source allows, in its own words. */
  usageTerms: z.string().nullable(),
  sample: z.boolean(),
});

/** A wire item opened. The text is plain paragraphs: markup of the source never reaches the app. */
export const wireItemView = wireLine.extend({
  paragraphs: list(z.string()),
  /** Why it is held, in plain words, or null. */
  hold: z.string().nullable(),
  slugline: z.string().nullable(),
  subjects: list(z.string()),
  /** For editors only: never on a page. */
  edNote: z.string().nullable(),
  copyrightHolder: z.string().nullable(),
  creditLine: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  language: z.string().nullable(),
  versionCreated: z.string().nullable(),
  renditions: list(z.object({ href: z.string(), mimeType: z.string().nullable(), title: z.string().nullable(), credit: z.string().nullable() })),
  history: list(z.object({ number: z.int(), at: instant, headline: z.string().nullable(), pubStatus: z.string() })),
});
