import type { Clock } from '#platform/clock.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import type { Log } from '#platform/log.ts';
import type { Store } from '#store/store.ts';
import type { Language, PublishedStory } from '#story/story.ts';

/** What the outward side needs to know of the station; the reader's station is one. */
export type FeedStation = {
  readonly name: string;
  readonly tagline: string | null;
  readonly language: Language;
  /** Origin without a slash at the end. */
  readonly baseUrl: string;
  readonly sections: readonly { readonly slug: string; readonly name: Readonly<Record<Language, string>> }[];
};

/** What the outward side is built from; `station/app.ts` hands it over. */
export type DeliveryParts = {
  readonly store: Pick<Store, 'now' | 'stories'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly cache: PageCache;
  readonly station: () => FeedStation;
  /** The whole address of a story, as its page names itself canonical. */
  readonly storyAddress: (story: PublishedStory) => string;
};
