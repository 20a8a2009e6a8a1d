import { Page } from '../page.tsx';
import type { PageFrame, StoryCard } from '../page-frame.ts';

export type HomePageProps = {
  readonly frame: PageFrame;
  /** Newest or hand-placed first: the first with a picture leads; no story twice. */
  readonly lead: StoryCard | null;
  /** Beside the lead; four to six. */
  readonly beside: readonly StoryCard[];
  /** One list for each section, in the station's order; empty ones are left out. */
  readonly sections: readonly { readonly slug: string; readonly stories: readonly StoryCard[] }[];
};

/** The home front. */
export function HomePage({ frame }: HomePageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
