import type { PageFrame, StoryCard } from '../page-frame.ts';
import { PictureImage } from './figure.tsx';
import { CardStamp, CardSummary, HeadlineLink, Kicker } from './story-list.tsx';

/** The story that leads a front: large picture, large headline. */
export function LeadCard({ frame, story, kicker = true }: { readonly frame: PageFrame; readonly story: StoryCard; readonly kicker?: boolean }) {
  return (
    <article class="lead-card">
      {story.lead !== null && (
        <div class="picture">
          <PictureImage picture={story.lead} sizes="(min-width: 64rem) 34rem, 100vw" first decorative />
        </div>
      )}
      {kicker && <Kicker frame={frame} section={story.section} />}
      <h2>
        <HeadlineLink frame={frame} story={story} />
      </h2>
      <CardSummary frame={frame} story={story} />
      <CardStamp frame={frame} story={story} />
    </article>
  );
}

/** The stories beside the lead, without pictures; nothing where there are none. */
export function SideCards({
  frame,
  stories,
  kickers = true,
}: {
  readonly frame: PageFrame;
  readonly stories: readonly StoryCard[];
  readonly kickers?: boolean;
}) {
  if (stories.length === 0) return null;
  return (
    <div class="side-cards">
      {stories.map((story) => (
        <article class="side-card">
          {kickers && <Kicker frame={frame} section={story.section} />}
          <h2>
            <HeadlineLink frame={frame} story={story} />
          </h2>
          <CardStamp frame={frame} story={story} />
        </article>
      ))}
    </div>
  );
}
