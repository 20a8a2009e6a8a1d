import type { Language } from '#story/story.ts';
import { word } from '../words.ts';

/** Says that a story is made up. */
export function SampleMark({ language }: { readonly language: Language }) {
  return <span class="mark-box">{word(language, 'sample')}</span>;
}
