import type { PageCache } from '#platform/http/page-cache.ts';
import { pageTag, type PageTag } from '#platform/http/page-tag.ts';
import type { StoryChanges } from '#story/changes.ts';

/** What of a story's change finished pages need to know. */
type Purge = Pick<StoryChanges, 'storyId' | 'wasVisible' | 'visible' | 'paths' | 'sections' | 'topics' | 'authors'>;

/**
 * Ends the freshness of everything that shows the story, at once; where readers saw it and may not any more, such pages are
 * dropped and never stand in for anything. Call it after the commit; the job says the same again, on every node.
 */
export function purgeStory(cache: Pick<PageCache, 'purge'>, changes: Purge): void {
  const { storyId, wasVisible, visible, paths, sections, topics, authors } = changes;
  const story = pageTag('story', storyId);
  if (wasVisible && !visible) cache.purge([story], { hard: true, paths: paths.flatMap((path) => [path, `/en${path}`, `/es${path}`]) });
  const tags: readonly PageTag[] = [
    story,
    'front',
    ...sections.map((slug) => pageTag('section', slug)),
    ...topics.map((slug) => pageTag('topic', slug)),
    ...authors.map((slug) => pageTag('author', slug)),
  ];
  cache.purge(tags);
}

/** The place's pages, and every page that carries its weather, are old: a new report was kept. */
export function purgePlace(cache: Pick<PageCache, 'purge'>, place: string): void {
  cache.purge([pageTag('place', place)]);
}

/** Every page is old: the station says something else of itself. */
export function purgeSite(cache: Pick<PageCache, 'purge'>): void {
  cache.purge(['site']);
}

/** Handlers of the jobs that a change leaves behind. Each may run twice. A payload of a wrong shape throws. */
export function reactions({
  cache,
}: {
  readonly cache: Pick<PageCache, 'purge'>;
}): Readonly<Record<'story-changed' | 'forecast-changed' | 'settings-changed', (payload: unknown) => Promise<void>>> {
  return {
    'story-changed': async (payload) => purgeStory(cache, readChanges(payload)),
    'forecast-changed': async (payload) => purgePlace(cache, text(fields(payload)['place'])),
    'settings-changed': async () => purgeSite(cache),
  };
}

function fields(payload: unknown): Readonly<Record<string, unknown>> {
  if (typeof payload !== 'object' || payload === null) throw new TypeError('The payload of this job is not an object');
  return payload as Record<string, unknown>;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('The payload of this job lacks a text');
  return value;
}

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new TypeError('The payload of this job lacks a list');
  return value.map(text);
}

function readChanges(payload: unknown): Purge {
  const { storyId, wasVisible, visible, paths, sections, topics, authors } = fields(payload);
  return {
    storyId: text(storyId),
    wasVisible: wasVisible === true,
    visible: visible === true,
    paths: texts(paths),
    sections: texts(sections),
    topics: texts(topics),
    authors: texts(authors),
  };
}
