import type { ComponentChildren } from 'preact';
import { link, sectionPath } from '../link.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { sectionName } from '../station.ts';
import { word } from '../words.ts';
import { PictureImage } from './figure.tsx';
import { CardTime } from './story-times.tsx';

type CardProps = { readonly frame: PageFrame; readonly story: StoryCard };

/** The line under a card: sample or wire where it is one, and its time. */
export function CardStamp({ frame, story }: CardProps) {
  return (
    <p class="stamp">
      {story.sample && <span class="made-up">{word(frame.language, 'sample')}</span>}
      {story.origin.kind === 'wire' && <span>{word(frame.language, 'wireFrom', { source: story.origin.source })}</span>}
      <CardTime frame={frame} story={story} />
    </p>
  );
}

/** The section of a card, as a link to its front. */
export function Kicker({ frame, section }: { readonly frame: PageFrame; readonly section: string }) {
  return (
    <p class="kicker">
      <a href={link(frame, sectionPath(section))}>{sectionName(frame.station, section, frame.language)}</a>
    </p>
  );
}

/** The link of a card; it names the story's language where the page speaks another. */
export function HeadlineLink({ frame, story, short = false }: CardProps & { readonly short?: boolean }) {
  const lang = story.language === frame.language ? undefined : story.language;
  return (
    <a href={link(frame, story.path)} lang={lang} hreflang={lang}>
      {(short ? story.shortHeadline : null) ?? story.headline}
    </a>
  );
}

/** Summary of a card, where it has one. */
export function CardSummary({ frame, story }: CardProps) {
  if (story.summary === null) return null;
  return (
    <p class="card-summary" lang={story.language === frame.language ? undefined : story.language}>
      {story.summary}
    </p>
  );
}

/** A list of headlines with their times, for the margin and for sections on the home front. */
export function HeadlineList({ frame, stories }: { readonly frame: PageFrame; readonly stories: readonly StoryCard[] }) {
  return (
    <ul class="headlines">
      {stories.map((story) => (
        <li>
          <HeadlineLink frame={frame} story={story} short />
          <CardStamp frame={frame} story={story} />
        </li>
      ))}
    </ul>
  );
}

export type RiverProps = {
  readonly frame: PageFrame;
  readonly stories: readonly StoryCard[];
  /** Whether to name each story's section: not on the section's own front. */
  readonly kickers: boolean;
  readonly empty?: ComponentChildren;
};

/** Stories one under the other, newest first: headline, summary, time, and a small picture where there is one. */
export function River({ frame, stories, kickers, empty }: RiverProps) {
  if (stories.length === 0) return <p class="empty">{empty ?? word(frame.language, 'nothingYet')}</p>;
  return (
    <div class="river">
      {stories.map((story) => (
        <article class={story.lead === null ? 'river-item' : 'river-item with-picture'}>
          <div>
            {kickers && <Kicker frame={frame} section={story.section} />}
            <h2>
              <HeadlineLink frame={frame} story={story} />
            </h2>
            <CardSummary frame={frame} story={story} />
            <CardStamp frame={frame} story={story} />
          </div>
          {story.lead !== null && (
            <div class="thumb">
              <PictureImage picture={story.lead} sizes="(min-width: 48rem) 13rem, 7rem" decorative />
            </div>
          )}
        </article>
      ))}
    </div>
  );
}
