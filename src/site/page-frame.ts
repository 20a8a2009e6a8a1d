import type { ComponentChildren } from 'preact';
import type { Instant } from '#platform/clock.ts';
import type { Language, PublishedStory } from '#story/story.ts';
import type { WeatherReport } from '#weather/report.ts';
import type { Station } from './station.ts';

/** What every page is handed beside its own matter. */
export type PageFrame = {
  readonly station: Station;
  /** Language of the page's furniture; a story's own words carry the story's language. */
  readonly language: Language;
  /** Path of this page, with its language prefix where it has one. */
  readonly path: string;
  /** Path of the same page in the other language, or null where there is none. */
  readonly alternatePath: string | null;
  /** Addresses of the one stylesheet, the one script, and the fonts to load early (woff2). */
  readonly assets: { readonly stylesheet: string; readonly script: string; readonly fonts: readonly string[] };
  /** When the page was made. */
  readonly now: Instant;
  /** The weather of the station's first place, for the masthead and the module; null where it has no place. */
  readonly weather: WeatherReport | null;
  /** Slug of the section to mark in the navigation; `weather` on the weather pages. */
  readonly section: string | null;
  /** Further matter for the head: description, canonical, social tags, JSON-LD, feeds. Never the title or the charset. */
  readonly head: ComponentChildren;
};

/** What a list shows of a story. Every `PublishedStory` is one. */
export type StoryCard = Pick<
  PublishedStory,
  'path' | 'language' | 'headline' | 'shortHeadline' | 'summary' | 'section' | 'bylines' | 'lead' | 'postedAt' | 'updatedAt' | 'origin' | 'credit' | 'sample'
>;
