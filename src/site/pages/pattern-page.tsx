import { Page } from '../page.tsx';
import type { PageFrame } from '../page-frame.ts';

export type PatternPageProps = {
  readonly frame: PageFrame;

};

/** Every part in every state, with made-up values. */
export function PatternPage({ frame }: PatternPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
