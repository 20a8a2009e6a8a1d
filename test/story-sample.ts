import fc from 'fast-check';
import { OWN_RIGHTS } from '../src/story/rights.ts';
import { STORY_STATUSES } from '../src/story/status.ts';
import type { Story, StoryContent } from '../src/story/story.ts';
import type { VisibilityFields } from '../src/story/visibility.ts';

/** A content that passes every check. */
export function sampleContent(change: Partial<StoryContent> = {}): StoryContent {
  return {
    language: 'en',
    headline: 'Council delays vote on canal repairs',
    socialHeadline: null,
    shortHeadline: null,
    summary: 'A decision now waits for a state loan.',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The council put off the vote.' }] }] },
    bylines: [{ name: 'Ana Ruiz', author: 'ana-ruiz' }],
    dateline: null,
    section: 'news',
    topics: ['water'],
    lead: null,
    credit: null,
    canonicalUrl: null,
    ...change,
  };
}

/** A draft that could go out as it is. */
export function sampleStory(change: Partial<Story> = {}): Story {
  return {
    id: '01jx0000000000000000000000',
    revision: 1,
    status: 'draft',
    slug: 'council-delays-vote',
    content: sampleContent(),
    live: null,
    origin: { kind: 'staff' },
    rights: OWN_RIGHTS,
    embargoedUntil: null,
    publishAt: null,
    updatedAt: null,
    corrections: [],
    createdAt: 1_000,
    savedAt: 1_000,
    sample: false,
    ...change,
  };
}

/** Instants that lie close together and often meet, so that every edge of the visibility rule is hit. */
export const closeInstant: fc.Arbitrary<number> = fc.oneof(fc.integer({ min: 1_000, max: 1_012 }), fc.integer({ min: 0, max: 4_102_444_800_000 }));

/** Every combination of the fields that decide visibility; `live` is `sampleContent()` or null. */
export const arbitraryVisibility: fc.Arbitrary<VisibilityFields> = fc.record({
  status: fc.constantFrom(...STORY_STATUSES, 'scheduled' as const, 'published' as const, 'published' as const),
  live: fc.oneof({ weight: 5, arbitrary: fc.constant(sampleContent()) }, { weight: 1, arbitrary: fc.constant(null) }),
  publishAt: fc.option(closeInstant, { freq: 6 }),
  embargoedUntil: fc.option(closeInstant, { freq: 2 }),
  rights: fc.record({
    usageTerms: fc.constant(null),
    copyrightHolder: fc.constant(null),
    expiresAt: fc.option(closeInstant, { freq: 2 }),
    syndicate: fc.boolean(),
  }),
});
