import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';

export type SectionPageProps = {
  readonly frame: PageFrame;
  readonly slug: string;
  readonly stories: readonly StoryCard[];
  /** Path of the next older page, or null. */
  readonly olderPath: string | null;
  /** False on an older page: no lead, and a link back to the front. */
  readonly first: boolean;
};

/** A section's front, or an older page of it. */
export function SectionPage({ frame }: SectionPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
