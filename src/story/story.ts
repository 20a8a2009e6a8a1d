import type { Instant } from '#platform/clock.ts';
import type { Correction } from './correction.ts';
import type { Document } from './document.ts';
import type { Rights } from './rights.ts';
import type { StoryStatus } from './status.ts';

/** A language of a story or of the pages around it. */
export type Language = 'en' | 'es';

/** Who wrote it. `author` is the slug of an author page; null for names that have none (wire bylines). */
export type Byline = { readonly name: string; readonly author: string | null };

/** A picture in its place: which file, what it shows, whose it is. Sizes in pixels of the largest rendition. */
export type Picture = {
  /** Key of the media; its files are served as `/media/KEY-WIDTH.webp`. */
  readonly media: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly width: number;
  readonly height: number;
};

/** Where the words come from. */
export type Origin =
  | { readonly kind: 'staff' }
  | {
      readonly kind: 'wire';
      /** Identity of the item at its source (IPTC `uri`), and the version that was taken. */
      readonly uri: string;
      readonly version: string | null;
      /** The wire item's row here. */
      readonly wireItem: string;
      /** The agency or newsroom, as readers know it. */
      readonly source: string;
    };

/** What a person writes and edits; the part that versions and diffs speak of. */
export type StoryContent = {
  readonly language: Language;
  readonly headline: string;
  /** For cards on social networks, where it differs. */
  readonly socialHeadline: string | null;
  /** For narrow lists, where it differs. */
  readonly shortHeadline: string | null;
  readonly summary: string | null;
  readonly body: Document;
  readonly bylines: readonly Byline[];
  readonly dateline: string | null;
  /** Slug of the section. */
  readonly section: string;
  /** Slugs of topics. */
  readonly topics: readonly string[];
  readonly lead: Picture | null;
  /** Credit line of an agency or partner. */
  readonly credit: string | null;
  /** Address of the original, where the original is elsewhere. */
  readonly canonicalUrl: string | null;
};

/**
 * A story as the newsroom holds it. `content` is the working copy; `live` is what readers get once
 * `story/visibility.ts` says so. Saving `content` never changes what readers see: a move of `story/publish.ts` does.
 */
export type Story = {
  readonly id: string;
  /** Counts every save; a save names the one it started from (compare and set). */
  readonly revision: number;
  readonly status: StoryStatus;
  /** Last part of its address; unique in the station. */
  readonly slug: string;
  readonly content: StoryContent;
  readonly live: StoryContent | null;
  readonly origin: Origin;
  readonly rights: Rights;
  readonly embargoedUntil: Instant | null;
  /** From when readers may see it: set by publish (now) and by schedule (then). */
  readonly publishAt: Instant | null;
  /** "Updated": last change that an editor said readers should know of. */
  readonly updatedAt: Instant | null;
  readonly corrections: readonly Correction[];
  readonly createdAt: Instant;
  readonly savedAt: Instant;
  /** Made up for the sample station; marked wherever it is shown. */
  readonly sample: boolean;
};

/** A story as readers get it: only what is live. "Posted" is `postedAt` and never changes. */
export type PublishedStory = StoryContent & {
  readonly id: string;
  readonly slug: string;
  readonly path: string;
  readonly origin: Origin;
  readonly rights: Rights;
  readonly postedAt: Instant;
  readonly updatedAt: Instant | null;
  readonly corrections: readonly Correction[];
  readonly sample: boolean;
};

/** The address of a story: `/SECTION/SLUG`. */
export function storyPath(section: string, slug: string): string {
  return `/${section}/${slug}`;
}

/** What readers get of `story`, or null where nothing was ever made live. Does not ask whether they may see it now. */
export function publishedStory(story: Story): PublishedStory | null {
  const { live, publishAt } = story;
  if (live === null || publishAt === null) return null;
  return {
    ...live,
    id: story.id,
    slug: story.slug,
    path: storyPath(live.section, story.slug),
    origin: story.origin,
    rights: story.rights,
    postedAt: publishAt,
    updatedAt: story.updatedAt,
    corrections: story.corrections,
    sample: story.sample,
  };
}
