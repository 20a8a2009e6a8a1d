import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';

export type ProblemPageProps = {
  readonly frame: PageFrame;
  readonly status: 404 | 410 | 500 | 503;
  /** Latest stories, to go on with; none where the store does not answer. */
  readonly latest: readonly StoryCard[];
  /** To be named in a report of the trouble, or null. */
  readonly requestId: string | null;
};

/** A page for an address that gives no story: not there, withdrawn, or broken here. */
export function ProblemPage({ frame }: ProblemPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
