import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { Margin } from '../parts/margin.tsx';
import { OlderLink } from '../parts/older-link.tsx';
import { River } from '../parts/story-list.tsx';
import { word } from '../words.ts';

export type TopicPageProps = {
  readonly frame: PageFrame;
  readonly name: string;
  readonly slug: string;
  readonly stories: readonly StoryCard[];
  readonly olderPath: string | null;
};

/** What there is on one topic. */
export function TopicPage({ frame, name, stories, olderPath }: TopicPageProps) {
  const { language } = frame;
  return (
    <Page frame={frame} title={word(language, 'storiesOn', { topic: name })} layout="list-layout">
      <header class="list-head">
        <p class="kicker">{word(language, 'topic')}</p>
        <h1>{name}</h1>
      </header>
      <div class="list-main">
        <River frame={frame} stories={stories} kickers />
        <OlderLink href={olderPath} text={word(language, 'olderStories')} />
      </div>
      <Margin frame={frame} />
    </Page>
  );
}
