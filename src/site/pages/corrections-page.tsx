import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import type { Correction } from '#story/correction.ts';

export type CorrectionsPageProps = {
  readonly frame: PageFrame;
  /** Newest correction first. */
  readonly entries: readonly { readonly correction: Correction; readonly story: StoryCard }[];
  readonly olderPath: string | null;
};

/** The public list of corrections. */
export function CorrectionsPage({ frame }: CorrectionsPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
