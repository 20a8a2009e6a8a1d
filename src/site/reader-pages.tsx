import type { Made } from '#platform/http/made.ts';
import { latestOf, makeAuthor, makeCorrections, makeHome, makeSection, makeTopic } from './fronts.tsx';
import { PageHead } from './meta.tsx';
import { pageAnswer } from './page-answer.ts';
import { PatternPage } from './pages/pattern-page.tsx';
import { makeStory } from './story-route.tsx';
import { frameOf, type Visit } from './visit.ts';
import { makeWeather, makeWeatherHome } from './weather-route.tsx';
import { word } from './words.ts';

/** What the address of a page names. */
export type PathParts = Readonly<Record<'section' | 'slug' | 'place', string>>;

/** A kind of page: its path without a language prefix, and how it is made. Null: there is nothing; `gone`: not any more. */
export type ReaderPage = {
  readonly path: string;
  /** A list with older pages (`?before=INSTANT`). */
  readonly list?: boolean;
  readonly make: (visit: Visit, parts: PathParts) => Promise<Made | 'gone' | null>;
};

/** Every page that readers can open. */
export const READER_PAGES: readonly ReaderPage[] = [
  { path: '/', make: makeHome },
  { path: '/:section', list: true, make: (visit, { section }) => makeSection(visit, section) },
  { path: '/:section/:slug', make: (visit, { section, slug }) => makeStory(visit, section, slug) },
  { path: '/topics/:slug', list: true, make: (visit, { slug }) => makeTopic(visit, slug) },
  { path: '/authors/:slug', list: true, make: (visit, { slug }) => makeAuthor(visit, slug) },
  { path: '/corrections', list: true, make: makeCorrections },
  { path: '/weather', make: makeWeatherHome },
  { path: '/weather/:place', make: (visit, { place }) => makeWeather(visit, place, 'daily') },
  { path: '/weather/:place/hourly', make: (visit, { place }) => makeWeather(visit, place, 'hourly') },
  { path: '/patterns', make: makePatterns },
];

async function makePatterns(visit: Visit): Promise<Made> {
  const station = visit.parts.station();
  const title = word(visit.language, 'patterns');
  visit.dependsOn('front');
  const pictured = (await latestOf(visit, null)).find(({ lead }) => lead !== null);
  if (pictured !== undefined) visit.shows(pictured);
  const head = PageHead({ station, language: visit.language, path: '/patterns', title, description: null, feed: null, trail: null, first: false });
  return pageAnswer(visit, <PatternPage frame={await frameOf(visit, null, head)} picture={pictured?.lead ?? null} />);
}
