import type { PublishedStory } from '#story/story.ts';
import { link, topicPath } from '../link.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { BylineLine } from '../parts/byline.tsx';
import { Corrections } from '../parts/corrections.tsx';
import { LeadFigure } from '../parts/figure.tsx';
import { Margin } from '../parts/margin.tsx';
import { OriginNote } from '../parts/origin-note.tsx';
import { SampleMark } from '../parts/sample-mark.tsx';
import { Share } from '../parts/share.tsx';
import { Kicker } from '../parts/story-list.tsx';
import { StoryBody } from '../parts/story-body.tsx';
import { StoryTimes } from '../parts/story-times.tsx';
import { topicName } from '../topic-name.ts';
import { word } from '../words.ts';

export type StoryPageProps = {
  readonly frame: PageFrame;
  readonly story: PublishedStory;
  /** Other stories, none of them this one; at most six are shown. */
  readonly related: readonly StoryCard[];
  /** Staff preview of what is not public: said above the story. */
  readonly preview?: boolean;
};

/** A story. */
export function StoryPage({ frame, story, related, preview = false }: StoryPageProps) {
  const { language } = frame;
  return (
    <Page frame={frame} title={story.headline} layout="story-layout">
      {preview && (
        <p class="preview-note" role="note">
          {word(language, 'preview')}
        </p>
      )}
      <StoryArticle frame={frame} story={story} />
      <Margin frame={frame} related={related.slice(0, 6)} />
    </Page>
  );
}

/** The story itself, without the page around it. */
export function StoryArticle({ frame, story }: { readonly frame: PageFrame; readonly story: PublishedStory }) {
  const { language, station } = frame;
  const lang = story.language === language ? undefined : story.language;
  return (
    <article class="story">
      <header class="story-head">
        <div class="story-labels">
          <Kicker frame={frame} section={story.section} />
          {story.sample && <SampleMark language={language} />}
        </div>
        <h1 lang={lang}>{story.headline}</h1>
        {story.summary !== null && (
          <p class="deck" lang={lang}>
            {story.summary}
          </p>
        )}
        <div class="story-meta">
          <div>
            <BylineLine frame={frame} story={story} />
            <StoryTimes frame={frame} story={story} />
          </div>
          <Share frame={frame} url={station.baseUrl + story.path} title={story.headline} />
        </div>
      </header>
      <Corrections frame={frame} corrections={story.corrections} lang={lang} />
      {story.lead !== null && <LeadFigure picture={story.lead} sizes="(min-width: 64rem) 41rem, 100vw" lang={lang} />}
      <StoryBody frame={frame} story={story} lang={lang} />
      <OriginNote frame={frame} story={story} />
      {story.topics.length > 0 && (
        <ul class="topics" aria-label={word(language, 'topics')}>
          {story.topics.map((topic) => (
            <li>
              <a href={link(frame, topicPath(topic))}>{topicName(topic)}</a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
