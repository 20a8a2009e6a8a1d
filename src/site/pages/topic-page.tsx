import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';

export type TopicPageProps = {
  readonly frame: PageFrame;
  readonly name: string;
  readonly slug: string;
  readonly stories: readonly StoryCard[];
  readonly olderPath: string | null;
};

/** What there is on one topic. */
export function TopicPage({ frame }: TopicPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
