import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { Margin } from '../parts/margin.tsx';
import { OlderLink } from '../parts/older-link.tsx';
import { River } from '../parts/story-list.tsx';
import { word } from '../words.ts';

export type AuthorPageProps = {
  readonly frame: PageFrame;
  readonly name: string;
  readonly slug: string;
  readonly stories: readonly StoryCard[];
  readonly olderPath: string | null;
};

/** What one author wrote. */
export function AuthorPage({ frame, name, stories, olderPath }: AuthorPageProps) {
  const { language } = frame;
  return (
    <Page frame={frame} title={word(language, 'storiesBy', { name })} layout="list-layout">
      <header class="list-head">
        <p class="kicker">{word(language, 'author')}</p>
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
