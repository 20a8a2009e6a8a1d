import { pageTag } from '#platform/http/page-tag.ts';
import type { Made } from '#platform/http/made.ts';
import type { PublishedStory } from '#story/story.ts';
import { latestOf } from './fronts.tsx';
import { localPath } from './link.ts';
import { StoryHead } from './meta.tsx';
import { isHttps, pageAnswer, redirectAnswer } from './page-answer.ts';
import { StoryPage } from './pages/story-page.tsx';
import { renderPage } from './render-page.ts';
import { frameOf, type Listed, type Visit } from './visit.ts';

/** What an address of a story gives: its page, the way to where it moved, `gone`, or null where nothing ever was. */
export async function makeStory(visit: Visit, section: string, slug: string): Promise<Made | 'gone' | null> {
  const { parts } = visit;
  const station = parts.station();
  const found = await parts.store.stories.at(section, slug);
  switch (found.kind) {
    case 'none':
      return null;
    case 'gone':
      return 'gone';
    case 'moved':
      return redirectAnswer(localPath(found.path, visit.language, station.language), 301, isHttps(station));
    case 'story':
      return pageAnswer(visit, await storyPage(visit, found.story, false));
  }
}

/** Other stories of its section, then of the whole station. */
async function relatedTo(visit: Visit, story: PublishedStory): Promise<readonly Listed[]> {
  const near = [...(await latestOf(visit, story.section)), ...(await latestOf(visit, null))];
  const others = near.filter(({ id }, at) => id !== story.id && near.findIndex((other) => other.id === id) === at).slice(0, 6);
  for (const other of others) visit.shows(other);
  return others;
}

async function storyPage(visit: Visit, story: PublishedStory, preview: boolean) {
  const station = visit.parts.station();
  visit.shows(story);
  visit.dependsOn(pageTag('section', story.section));
  const related = await relatedTo(visit, story);
  const head = preview ? <meta name="robots" content="noindex, nofollow" /> : StoryHead({ station, story });
  return <StoryPage frame={await frameOf(visit, story.section, head)} story={story} related={related} preview={preview} />;
}

/** The page of a story that readers cannot see, for its staff: never through the cache. */
export async function previewPage(visit: Visit, story: PublishedStory): Promise<string> {
  return renderPage(await storyPage(visit, story, true));
}
