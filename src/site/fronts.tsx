import { pageTag } from '#platform/http/page-tag.ts';
import type { Made } from '#platform/http/made.ts';
import type { PublishedQuery } from '#store/store.ts';
import { CORRECTIONS_PATH, authorPath, link, sectionPath, topicPath } from './link.ts';
import { PageHead } from './meta.tsx';
import { pageAnswer } from './page-answer.ts';
import { AuthorPage } from './pages/author-page.tsx';
import { CorrectionsPage } from './pages/corrections-page.tsx';
import { HomePage } from './pages/home-page.tsx';
import { SectionPage } from './pages/section-page.tsx';
import { TopicPage } from './pages/topic-page.tsx';
import { sectionName } from './station.ts';
import { topicName } from './topic-name.ts';
import { frameOf, listed, type Listed, type Visit } from './visit.ts';
import { word } from './words.ts';

/** Stories on a page of a list. */
const LENGTH = 20;
const BESIDE = 4;
const PER_SECTION = 5;

/** The newest cards of a section, shared by all pages that show them. */
export async function latestOf(visit: Visit, section: string | null): Promise<readonly Listed[]> {
  const query: PublishedQuery = { ...(section === null ? {} : { section }), limit: 12 };
  return visit.shared(`latest ${section ?? ''}`, async () => (await visit.parts.store.stories.published(query)).map(listed));
}

/** The home front: newest first, the first with a picture leads, no story twice. */
export async function makeHome(visit: Visit): Promise<Made> {
  const station = visit.parts.station();
  visit.dependsOn('front');
  const newest = await latestOf(visit, null);
  const lead = newest.find(({ lead: picture }) => picture !== null) ?? newest[0] ?? null;
  const beside = newest.filter((story) => story !== lead).slice(0, BESIDE);
  const used = new Set([lead, ...beside].map((story) => story?.id));
  const sections = await Promise.all(
    station.sections.map(async ({ slug }) => {
      visit.dependsOn(pageTag('section', slug));
      return { slug, stories: (await latestOf(visit, slug)).filter(({ id }) => !used.has(id)).slice(0, PER_SECTION) };
    }),
  );
  const filled = sections.filter(({ stories }) => stories.length > 0);
  for (const story of [...(lead === null ? [] : [lead]), ...beside, ...filled.flatMap(({ stories }) => stories)]) visit.shows(story);
  const head = PageHead({ station, language: visit.language, path: '/', title: station.name, description: station.tagline, feed: null, trail: null });
  return pageAnswer(visit, <HomePage frame={await frameOf(visit, null, head)} lead={lead} beside={beside} sections={filled} />);
}

type ListPage = { readonly stories: readonly Listed[]; readonly olderPath: string | null; readonly first: boolean };

/** One page of a list, and the path of the next: "before" is the posting time of the last story shown. */
async function listPage(visit: Visit, query: Omit<PublishedQuery, 'limit' | 'before'>): Promise<ListPage> {
  const { before, parts } = visit;
  const found = (await parts.store.stories.published({ ...query, ...(before === null ? {} : { before }), limit: LENGTH + 1 })).map(listed);
  // The instant of the last story must not cut off others of the same instant: the page ends where the time changes.
  const next = found[LENGTH];
  const cut = next === undefined ? LENGTH : found.slice(0, LENGTH).findLastIndex(({ postedAt }) => postedAt > next.postedAt) + 1 || LENGTH;
  const stories = found.slice(0, cut);
  for (const story of stories) visit.shows(story);
  const last = stories.at(-1);
  const more = next !== undefined && last !== undefined;
  return {
    stories,
    first: before === null,
    olderPath: more ? `${link({ language: visit.language, station: parts.station() }, visit.path)}?before=${last.postedAt}` : null,
  };
}

/** A section's front, or an older page of it; null where the station has no such section. */
export async function makeSection(visit: Visit, slug: string): Promise<Made | null> {
  const station = visit.parts.station();
  if (!station.sections.some((section) => section.slug === slug)) return null;
  visit.dependsOn(pageTag('section', slug));
  const { stories, olderPath, first } = await listPage(visit, { section: slug });
  const title = sectionName(station, slug, visit.language);
  const path = sectionPath(slug);
  const head = PageHead({ station, language: visit.language, path, title, description: null, feed: { path, title }, trail: [{ name: title, path }], first });
  return pageAnswer(visit, <SectionPage frame={await frameOf(visit, slug, head)} slug={slug} stories={stories} olderPath={olderPath} first={first} />);
}

/** What there is on a topic; null where no visible story has it. */
export async function makeTopic(visit: Visit, slug: string): Promise<Made | null> {
  const station = visit.parts.station();
  visit.dependsOn(pageTag('topic', slug));
  const { stories, olderPath, first } = await listPage(visit, { topic: slug });
  if (stories.length === 0) return null;
  const name = topicName(slug);
  const path = topicPath(slug);
  const title = word(visit.language, 'storiesOn', { topic: name });
  const head = PageHead({ station, language: visit.language, path, title, description: null, feed: { path, title: name }, trail: [{ name, path }], first });
  return pageAnswer(visit, <TopicPage frame={await frameOf(visit, null, head)} name={name} slug={slug} stories={stories} olderPath={olderPath} />);
}

/** What an author wrote; null where no visible story names them. The name is as the newest of them has it. */
export async function makeAuthor(visit: Visit, slug: string): Promise<Made | null> {
  const station = visit.parts.station();
  visit.dependsOn(pageTag('author', slug));
  const { stories, olderPath, first } = await listPage(visit, { author: slug });
  const name = stories.flatMap(({ bylines }) => bylines).find(({ author }) => author === slug)?.name;
  if (name === undefined) return null;
  const path = authorPath(slug);
  const title = word(visit.language, 'storiesBy', { name });
  const head = PageHead({ station, language: visit.language, path, title, description: null, feed: { path, title: name }, trail: [{ name, path }], first });
  return pageAnswer(visit, <AuthorPage frame={await frameOf(visit, null, head)} name={name} slug={slug} stories={stories} olderPath={olderPath} />);
}

/** The public list of corrections, by when they were made, newest first. */
export async function makeCorrections(visit: Visit): Promise<Made> {
  const { parts, before } = visit;
  const station = parts.station();
  visit.dependsOn('front');
  const found = await parts.store.stories.published({ withCorrections: true, ...(before === null ? {} : { before }), limit: LENGTH + 1 });
  const shown = found.slice(0, LENGTH);
  for (const story of shown) visit.shows(story);
  const entries = shown
    .flatMap((story) => story.corrections.map((correction) => ({ correction, story: listed(story) })))
    .toSorted((a, b) => b.correction.at - a.correction.at);
  const last = shown.at(-1);
  const older = found.length > LENGTH && last !== undefined;
  const title = word(visit.language, 'corrections');
  const head = PageHead({
    station,
    language: visit.language,
    path: CORRECTIONS_PATH,
    title,
    description: word(visit.language, 'correctionsDeck'),
    feed: null,
    trail: [{ name: title, path: CORRECTIONS_PATH }],
    first: before === null,
  });
  const olderPath = older ? `${link({ language: visit.language, station }, CORRECTIONS_PATH)}?before=${last.postedAt}` : null;
  return pageAnswer(visit, <CorrectionsPage frame={await frameOf(visit, null, head)} entries={entries} olderPath={olderPath} />);
}
