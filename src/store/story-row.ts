import { isDeepStrictEqual } from 'node:util';
import type { Insertable } from 'kysely';
import { z } from 'zod';
import type { Document } from '#story/document.ts';
import { STORY_STATUSES } from '#story/status.ts';
import { storyPath, type PublishedStory, type Story, type StoryContent } from '#story/story.ts';
import { flagColumn, jsonColumn, readRow, toFlag, toJson } from './row.ts';
import { searchText } from './search-text.ts';
import type { StoryListing } from './store.ts';
import type { Tables } from './tables.ts';

const instant = z.number().nullable();
const text = z.string().nullable();

const picture = z.object({ media: z.string(), alt: z.string(), caption: text, credit: text, width: z.number(), height: z.number() });

// The text was checked against the document schema before it was saved; here only that it is one. A page is read often.
const body = z.custom<Document>((value) => {
  const document = value as Partial<Document> | null;
  return document?.type === 'doc' && Array.isArray(document.content);
}, 'is not a document');

/** The editable part of a story, as it is kept. */
export const storyContentSchema = z.object({
  language: z.enum(['en', 'es']),
  headline: z.string(),
  socialHeadline: text,
  shortHeadline: text,
  summary: text,
  body,
  bylines: z.array(z.object({ name: z.string(), author: text })),
  dateline: text,
  section: z.string(),
  topics: z.array(z.string()),
  lead: picture.nullable(),
  credit: text,
  canonicalUrl: text,
}) satisfies z.ZodType<StoryContent>;

const originSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff') }),
  z.object({ kind: z.literal('wire'), uri: z.string(), version: text, wireItem: z.string(), source: z.string() }),
]);
const rightsSchema = z.object({ usageTerms: text, copyrightHolder: text, expiresAt: instant, syndicate: z.boolean() });
const correctionsSchema = z.array(z.object({ id: z.string(), at: z.number(), text: z.string() }));

const readerRow = z.object({
  id: z.string(),
  slug: z.string(),
  publish_at: z.number(),
  updated_at: instant,
  sample: flagColumn,
  origin: jsonColumn(originSchema),
  rights: jsonColumn(rightsSchema),
  corrections: jsonColumn(correctionsSchema),
  live: jsonColumn(storyContentSchema),
});

/** The columns that readers' pages are made from. */
export const READER_COLUMNS = ['s.id', 's.slug', 's.publish_at', 's.updated_at', 's.sample', 's.origin', 's.rights', 's.corrections', 's.live'] as const;

/** A row of `READER_COLUMNS` as readers get it. */
export function readPublished(row: unknown): PublishedStory {
  const { live, publish_at: postedAt, updated_at: updatedAt, ...rest } = readRow(readerRow, 'stories', row);
  return { ...live, ...rest, path: storyPath(live.section, rest.slug), postedAt, updatedAt };
}

const storyRow = readerRow.extend({
  revision: z.number(),
  status: z.enum(STORY_STATUSES),
  embargoed_until: instant,
  publish_at: instant,
  created_at: z.number(),
  saved_at: z.number(),
  live: jsonColumn(storyContentSchema).nullable(),
  content: jsonColumn(storyContentSchema),
});

/** A whole row of `stories` as the newsroom holds it. */
export function readStory(row: unknown): Story {
  const read = readRow(storyRow, 'stories', row);
  const { id, revision, status, slug, content, live, origin, rights, corrections, sample } = read;
  return {
    id,
    revision,
    status,
    slug,
    content,
    live,
    origin,
    rights,
    corrections,
    sample,
    embargoedUntil: read.embargoed_until,
    publishAt: read.publish_at,
    updatedAt: read.updated_at,
    createdAt: read.created_at,
    savedAt: read.saved_at,
  };
}

const listingRow = z.object({
  id: z.string(),
  revision: z.number(),
  status: z.enum(STORY_STATUSES),
  slug: z.string(),
  section: z.string(),
  headline: z.string(),
  summary: text,
  bylines: z.string(),
  origin_kind: z.enum(['staff', 'wire']),
  publish_at: instant,
  updated_at: instant,
  embargoed_until: instant,
  saved_at: z.number(),
  changed_since_live: flagColumn,
  sample: flagColumn,
});

/** The columns of a line of a list on the desk. */
export const LISTING_COLUMNS = [
  'id',
  'revision',
  'status',
  'slug',
  'section',
  'headline',
  'summary',
  'bylines',
  'origin_kind',
  'publish_at',
  'updated_at',
  'embargoed_until',
  'saved_at',
  'changed_since_live',
  'sample',
] as const;

/** A row of `LISTING_COLUMNS` as the desk's list shows it. */
export function readListing(row: unknown): StoryListing {
  const { origin_kind: origin, publish_at: publishAt, updated_at: updatedAt, embargoed_until: embargoedUntil, ...rest } = readRow(listingRow, 'stories', row);
  const { saved_at: savedAt, changed_since_live: changedSinceLive, ...plain } = rest;
  return { ...plain, origin, publishAt, updatedAt, embargoedUntil, savedAt, changedSinceLive };
}

/** A story as its row. */
export function storyToRow(story: Story): Insertable<Tables['stories']> {
  const { content, live } = story;
  const bylines = content.bylines.map((byline) => byline.name).join(', ');
  return {
    id: story.id,
    revision: story.revision,
    status: story.status,
    slug: story.slug,
    section: content.section,
    live_section: live?.section ?? null,
    headline: content.headline,
    summary: content.summary,
    bylines,
    search_text: searchText([content.headline, content.summary, bylines, story.slug]),
    origin_kind: story.origin.kind,
    changed_since_live: toFlag(live !== null && !isDeepStrictEqual(content, live)),
    corrected: toFlag(story.corrections.length > 0),
    publish_at: story.publishAt,
    embargoed_until: story.embargoedUntil,
    expires_at: story.rights.expiresAt,
    updated_at: story.updatedAt,
    created_at: story.createdAt,
    saved_at: story.savedAt,
    sample: toFlag(story.sample),
    origin: toJson(story.origin),
    rights: toJson(story.rights),
    corrections: toJson(story.corrections),
    live: live === null ? null : toJson(live),
    content: toJson(content),
  };
}
