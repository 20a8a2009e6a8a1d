import { z } from 'zod';
import type { Document } from '#story/document.ts';
import { STORY_STATUSES } from '#story/status.ts';
import { id, instant, line, list, slug } from './shape.ts';

/** The text. Looked into by `story/document-schema.ts` on the server, which refuses `story/bad-document`. */
export const document = z.custom<Document>(
  (value) => typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'doc',
  'is no document',
);

/** What a person writes and edits (`StoryContent`), as it is kept. */
export const storyContent = z.object({
  language: z.enum(['en', 'es']),
  headline: z.string(),
  socialHeadline: z.string().nullable(),
  shortHeadline: z.string().nullable(),
  summary: z.string().nullable(),
  body: document,
  bylines: list(z.object({ name: z.string(), author: z.string().nullable() })),
  dateline: z.string().nullable(),
  section: z.string(),
  topics: list(z.string()),
  /** Sizes in pixels of the largest rendition. */
  lead: z
    .object({ media: z.string(), alt: z.string(), caption: z.string().nullable(), credit: z.string().nullable(), width: z.int(), height: z.int() })
    .nullable(),
  credit: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
});

/** The same as the desk sends it: within limits, an empty optional field is null. */
export const storyContentInput = z.object({
  language: z.enum(['en', 'es']),
  headline: line(500),
  socialHeadline: line(500).nullable(),
  shortHeadline: line(200).nullable(),
  summary: line(2000).nullable(),
  body: document,
  bylines: list(z.object({ name: line(200), author: slug.nullable() })),
  dateline: line(200).nullable(),
  section: slug,
  topics: list(slug),
  lead: z
    .object({ media: id, alt: line(1000), caption: line(2000).nullable(), credit: line(500).nullable(), width: z.int().positive(), height: z.int().positive() })
    .nullable(),
  credit: line(500).nullable(),
  canonicalUrl: z
    .url({ protocol: /^https?$/, error: 'is not an http or https address' })
    .max(2000)
    .nullable(),
});

/** What may be done with the words (`Rights`). */
export const rights = z.object({
  usageTerms: line(5000).nullable(),
  copyrightHolder: line(500).nullable(),
  expiresAt: instant.nullable(),
  syndicate: z.boolean(),
});

/** Where the words come from (`Origin`). */
export const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff') }),
  z.object({ kind: z.literal('wire'), uri: z.string(), version: z.string().nullable(), wireItem: z.string(), source: z.string() }),
]);

/** A story as the newsroom holds it (`Story`). */
export const story = z.object({
  id,
  revision: z.int(),
  status: z.enum(STORY_STATUSES),
  slug: z.string(),
  content: storyContent,
  live: storyContent.nullable(),
  origin,
  rights,
  embargoedUntil: instant.nullable(),
  publishAt: instant.nullable(),
  updatedAt: instant.nullable(),
  corrections: list(z.object({ id: z.string(), at: instant, text: z.string() })),
  createdAt: instant,
  savedAt: instant,
  sample: z.boolean(),
});

/** The moves that a person can make; each has its own route `POST /api/stories/:id/MOVE`. */
export const MOVES = [
  'submit',
  'return',
  'schedule',
  'unschedule',
  'publish',
  'update',
  'correct',
  'unpublish',
  'republish',
  'kill',
  'spike',
  'unspike',
] as const;

/** One of `MOVES`. */
export type Move = (typeof MOVES)[number];

/** A story with what the asking person can do with it now. */
export const storyView = z.object({
  story,
  /** Path of the story for readers (`/SECTION/SLUG`), as it is or will be. */
  path: z.string(),
  /** May readers see it at this moment? */
  visible: z.boolean(),
  /** Has the working copy changed since it was last made live? */
  changedSinceLive: z.boolean(),
  /** Moves that its state and the person's role allow, in the order of `MOVES`. */
  moves: list(z.enum(MOVES)),
  mayWrite: z.boolean(),
});

/** A line of the list of stories (`StoryListing`). `bylines` is ready to be shown. */
export const storyListing = z.object({
  id,
  revision: z.int(),
  status: z.enum(STORY_STATUSES),
  slug: z.string(),
  section: z.string(),
  headline: z.string(),
  summary: z.string().nullable(),
  bylines: z.string(),
  origin: z.enum(['staff', 'wire']),
  publishAt: instant.nullable(),
  updatedAt: instant.nullable(),
  embargoedUntil: instant.nullable(),
  savedAt: instant,
  changedSinceLive: z.boolean(),
  sample: z.boolean(),
});

/** A line of the list of versions: newest first. `number` is the story's revision then: it rises, with gaps. */
export const versionLine = z.object({
  number: z.int(),
  by: z.string(),
  at: instant,
  reason: z.string(),
  note: z.string().nullable(),
  headline: z.string(),
  words: z.int(),
});

const diffRuns = list(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }));

/** One field that differs between two versions: the words in reading order. The text is `body`, its blocks parted by empty lines. */
export const fieldDiff = z.object({ field: z.string(), runs: diffRuns });

/** One block of the text: `formatted` means that the words stayed and something else of it changed. `within`: the blocks around it. */
export const blockDiff = z.object({
  kind: z.enum(['same', 'added', 'removed', 'changed', 'formatted']),
  type: z.string(),
  within: list(z.string()),
  runs: diffRuns,
});

/** Something that stands between a story and its readers (`stop`), or should be looked at (`warn`). */
export const storyCheck = z.object({
  code: z.string(),
  level: z.enum(['stop', 'warn']),
  text: z.string(),
  /** Field of `StoryContent` it speaks of, where there is one. */
  field: z.string().nullable(),
});
