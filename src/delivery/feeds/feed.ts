import type { Instant } from '#platform/clock.ts';
import { noteDependencies, type Dependencies } from '#platform/http/dependencies.ts';
import { pageTag } from '#platform/http/page-tag.ts';
import type { PublishedQuery } from '#store/store.ts';
import type { PublishedStory } from '#story/story.ts';
import type { DeliveryParts, FeedStation } from '../delivery-parts.ts';

/** Which front a feed follows. */
export type FeedOf = { readonly kind: 'home' } | { readonly kind: 'section' | 'topic' | 'author'; readonly slug: string };

/** A feed before it is written in a format: stories that may leave, newest first. */
export type Feed = {
  readonly station: FeedStation;
  /** Path of the front it follows: `/`, `/news`, `/topics/water`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly items: readonly FeedItem[];
  /** Last change of any item, or null where there are none. */
  readonly changedAt: Instant | null;
};

/** A story on its way out. */
export type FeedItem = { readonly story: PublishedStory; readonly address: string; readonly changedAt: Instant };

const LENGTH = 30;
const BATCH = 50;
/** Batches looked through for stories that may leave; a front of nothing but wire copy gives a short feed. */
const BATCHES = 4;

/** When readers were last told of a change of this story. */
export function changedAt(story: PublishedStory): Instant {
  return Math.max(story.postedAt, story.updatedAt ?? 0, ...story.corrections.map(({ at }) => at));
}

/** The beginning of every answer to a reader outside: what it depends on, read before anything else. */
export async function beginNote({ store, clock }: Pick<DeliveryParts, 'store' | 'clock'>): Promise<{ readonly now: Instant; readonly note: Dependencies }> {
  const now = await store.now();
  return { now, note: noteDependencies(now - clock.now(), await store.stories.nextChange()) };
}

/** The newest stories of a query that rights allow to leave this site. */
async function syndicated(parts: DeliveryParts, query: Omit<PublishedQuery, 'limit'>): Promise<readonly PublishedStory[]> {
  const found: PublishedStory[] = [];
  let before = query.before;
  for (let batch = 0; batch < BATCHES && found.length < LENGTH; batch++) {
    const stories = await parts.store.stories.published({ ...query, ...(before === undefined ? {} : { before }), limit: BATCH });
    found.push(...stories.filter(({ rights }) => rights.syndicate));
    before = stories.at(-1)?.postedAt;
    if (stories.length < BATCH) break;
  }
  return found.slice(0, LENGTH);
}

/** Puts a feed together; null where there is no such front. */
export async function makeFeed(parts: DeliveryParts, of: FeedOf, note: Dependencies): Promise<Feed | null> {
  const station = parts.station();
  note.add(of.kind === 'home' ? 'front' : pageTag(of.kind, of.slug));
  if (of.kind === 'section' && !station.sections.some(({ slug }) => slug === of.slug)) return null;
  const stories = await syndicated(parts, of.kind === 'home' ? {} : { [of.kind]: of.slug });
  if (stories.length === 0 && (of.kind === 'topic' || of.kind === 'author')) return null;
  for (const story of stories) note.story(story.id, story.rights.expiresAt);
  const items = stories.map((story) => ({ story, address: parts.storyAddress(story), changedAt: changedAt(story) }));
  const name = nameOf(station, of, stories);
  return {
    station,
    items,
    path: pathOf(of),
    title: name === null ? station.name : `${station.name}: ${name}`,
    description: station.tagline ?? station.name,
    changedAt: items.length === 0 ? null : Math.max(...items.map((item) => item.changedAt)),
  };
}

function pathOf(of: FeedOf): string {
  if (of.kind === 'home') return '/';
  return of.kind === 'section' ? `/${of.slug}` : `/${of.kind}s/${of.slug}`;
}

function nameOf(station: FeedStation, of: FeedOf, stories: readonly PublishedStory[]): string | null {
  switch (of.kind) {
    case 'home':
      return null;
    case 'section':
      return station.sections.find(({ slug }) => slug === of.slug)?.name[station.language] ?? of.slug;
    case 'topic':
      return of.slug.replaceAll('-', ' ');
    case 'author':
      return stories.flatMap(({ bylines }) => bylines).find(({ author }) => author === of.slug)?.name ?? of.slug;
  }
}
