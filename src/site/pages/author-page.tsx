import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';

export type AuthorPageProps = {
  readonly frame: PageFrame;
  readonly name: string;
  readonly slug: string;
  readonly stories: readonly StoryCard[];
  readonly olderPath: string | null;
};

/** What one author wrote. */
export function AuthorPage({ frame }: AuthorPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
