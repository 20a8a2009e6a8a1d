import type { ComponentChildren } from 'preact';
import type { Instant } from '#platform/clock.ts';
import { noteDependencies, type Dependencies } from '#platform/http/dependencies.ts';
import { pageTag, type PageTag } from '#platform/http/page-tag.ts';
import type { Language, PublishedStory } from '#story/story.ts';
import type { Place } from '#weather/place.ts';
import type { WeatherReport } from '#weather/report.ts';
import { localPath } from './link.ts';
import type { Memo } from './memo.ts';
import type { PageFrame, StoryCard } from './page-frame.ts';
import type { SiteParts } from './site-parts.ts';

/** A story in a list: its card, and what decides how long a page may show it. */
export type Listed = StoryCard & Pick<PublishedStory, 'id' | 'rights'>;

/** The card of a story, without its text. */
export function listed(story: PublishedStory): Listed {
  const { id, rights, path, language, headline, shortHeadline, summary, section, bylines, lead, postedAt, updatedAt, origin, credit, sample } = story;
  return { id, rights, path, language, headline, shortHeadline, summary, section, bylines, lead, postedAt, updatedAt, origin, credit, sample };
}

/** One making of one page: what it is about, and a note of all that it came to depend on. */
export type Visit = {
  readonly parts: SiteParts;
  readonly memo: Memo;
  /** Language of the page's furniture. */
  readonly language: Language;
  /** Path without its language prefix. */
  readonly path: string;
  /** A list's page ends before this instant; null: its first page. */
  readonly before: Instant | null;
  /** The database's clock when the making began. */
  readonly now: Instant;
  /** A value that many pages share, read from the store once for all of them until any story changes. */
  shared<T>(key: string, load: () => Promise<T>): Promise<T>;
  /** Notes a story that the page shows, or lists. */
  shows(story: Pick<Listed, 'id' | 'rights'>): void;
  /** Notes another thing that the page depends on. */
  dependsOn(tag: PageTag): void;
  /** Notes an instant (of the database's clock) at which the page turns old by itself. */
  turns(at: Instant | null): void;
  /** Everything noted so far; instants of this machine's clock. */
  readonly noted: Dependencies['noted'];
};

type Ask = { readonly language: Language; readonly path: string; readonly before: Instant | null };

/**
 * Begins the making of a page. The next change of visibility is read before anything else is: a change that falls between
 * the two reads then counts as still to come, and the page is made again.
 */
export async function beginVisit(parts: SiteParts, memo: Memo, ask: Ask): Promise<Visit> {
  const { store, clock } = parts;
  const { ahead, change } = await memo.get('time', async () => {
    const now = await store.now();
    const next = await store.stories.nextChange();
    const offset = now - clock.now();
    return { value: { ahead: offset, change: next }, until: next === null ? null : next - offset };
  });
  const noted = noteDependencies(ahead, change);
  return {
    parts,
    memo,
    ...ask,
    now: clock.now() + ahead,
    shared: (key, load) => memo.get(key, async () => ({ value: await load(), until: change === null ? null : change - ahead })),
    shows: ({ id, rights }) => noted.story(id, rights.expiresAt),
    dependsOn: noted.add,
    turns: noted.turns,
    noted: noted.noted,
  };
}

/** The station's places in their order; the first is the one whose weather every page carries. */
export function placesOf({ shared, parts }: Visit): Promise<readonly Place[]> {
  return shared('places', () => parts.store.forecasts.places());
}

/** The weather of a place, noted as something that the page depends on. A report that cannot be made is none. */
export async function weatherOf(visit: Visit, place: Place): Promise<WeatherReport | null> {
  const { parts, memo, now } = visit;
  visit.dependsOn(pageTag('place', place.id));
  try {
    const report = await memo.get(`weather ${place.id}`, async () => {
      const value = await parts.report(place, now);
      return { value, until: value === null ? null : parts.clock.now() + (value.validUntil - now) };
    });
    visit.turns(report?.validUntil ?? null);
    return report;
  } catch (error) {
    parts.log.warn({ place: place.id, error: String(error) }, 'the weather could not be put together');
    return null;
  }
}

/** The frame of the page: station, language, addresses, the weather of the first place. */
export async function frameOf(visit: Visit, section: string | null, head: ComponentChildren): Promise<PageFrame> {
  const { parts, language, path } = visit;
  const station = parts.station();
  const other: Language = language === 'en' ? 'es' : 'en';
  const [home] = await placesOf(visit);
  return {
    station,
    language,
    section,
    head,
    path: localPath(path, language, station.language),
    alternatePath: localPath(path, other, station.language),
    assets: parts.assets.of(station),
    now: visit.now,
    weather: home === undefined ? null : await weatherOf(visit, home),
  };
}
