import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import type { PublishedStory } from '#story/story.ts';

export type StoryPageProps = {
  readonly frame: PageFrame;
  readonly story: PublishedStory;
  /** Other stories, none of them this one; at most six are shown. */
  readonly related: readonly StoryCard[];
  /** Staff preview of what is not public: said above the story. */
  readonly preview?: boolean;
};

/** A story. */
export function StoryPage({ frame }: StoryPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
