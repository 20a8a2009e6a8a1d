import { z } from 'zod';
import type { Instant } from '#platform/clock.ts';
import { newId } from '#platform/id.ts';
import { OWN_RIGHTS } from '#story/rights.ts';
import { slugFromHeadline } from '#story/slug.ts';
import { parseHtml } from '#story/parse-html.ts';
import type { Picture, Story } from '#story/story.ts';

const MINUTE = 60_000;

const picture = z.strictObject({ picture: z.string(), alt: z.string(), caption: z.string(), credit: z.string() });

/** The fields at the head of a file of `sample/stories/`. */
const head = z.strictObject({
  headline: z.string(),
  shortHeadline: z.string().optional(),
  summary: z.string().nullable(),
  section: z.string(),
  language: z.enum(['en', 'es']).default('en'),
  topics: z.array(z.string()),
  bylines: z.array(z.string()),
  dateline: z.string(),
  /** Before the moment the station is opened; negative: after it. */
  minutesAgo: z.number(),
  updatedMinutesAgo: z.number().optional(),
  state: z.enum(['published', 'draft', 'submitted', 'scheduled']).default('published'),
  lead: picture.optional(),
  corrections: z.array(z.strictObject({ minutesAgo: z.number(), text: z.string() })).default([]),
});

/** A picture of the sample station as a story shows it: key of the library and the size of its largest rendition. */
export type SamplePicture = Pick<Picture, 'media' | 'width' | 'height'>;

/** A file of `sample/stories/`: its fields, and its text as HTML. */
export type SampleStory = z.output<typeof head> & { readonly html: string };

/** Reads a file of `sample/stories/`; throws on a file that is not as `sample/README.md` says. */
export function readSampleStory(text: string): SampleStory {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (parts === null) throw new Error('A sample story begins with its fields between two lines of ---.');
  return { ...head.parse(JSON.parse(parts[1] ?? '')), html: parts[2] ?? '' };
}

/** The story as the newsroom holds it, opened at `now`. `author` is made from names but for the staff's joint byline. */
export function sampleStory(sample: SampleStory, pictures: ReadonlyMap<string, SamplePicture>, now: Instant): Story {
  const body = parseHtml(sample.html, { own: true });
  if (!body.ok) throw new Error(`${sample.headline}: ${body.problem.detail}`);
  const at = now - sample.minutesAgo * MINUTE;
  const live = sample.state === 'published' || sample.state === 'scheduled';
  const content: Story['content'] = {
    language: sample.language,
    headline: sample.headline,
    socialHeadline: null,
    shortHeadline: sample.shortHeadline ?? null,
    summary: sample.summary,
    body: body.value.document,
    bylines: sample.bylines.map((name) => ({ name, author: name.endsWith(' staff') ? null : slugFromHeadline(name) })),
    dateline: sample.dateline,
    section: sample.section,
    topics: sample.topics,
    lead: leadOf(sample, pictures),
    credit: null,
    canonicalUrl: null,
  };
  return {
    id: newId(Math.min(at, now)),
    revision: 1,
    status: sample.state,
    slug: slugFromHeadline(sample.shortHeadline ?? sample.headline),
    content,
    live: live ? content : null,
    origin: { kind: 'staff' },
    rights: OWN_RIGHTS,
    embargoedUntil: null,
    publishAt: live ? at : null,
    updatedAt: sample.updatedMinutesAgo === undefined ? null : now - sample.updatedMinutesAgo * MINUTE,
    corrections: sample.corrections.map((one) => ({ id: newId(now), at: now - one.minutesAgo * MINUTE, text: one.text })),
    createdAt: Math.min(at, now),
    savedAt: Math.min(at, now),
    sample: true,
  };
}

function leadOf(sample: SampleStory, pictures: ReadonlyMap<string, SamplePicture>): Picture | null {
  if (sample.lead === undefined) return null;
  const { picture: name, alt, caption, credit } = sample.lead;
  const known = pictures.get(name);
  if (known === undefined) throw new Error(`${sample.headline}: there is no picture ${name}.`);
  return { ...known, alt, caption, credit };
}
