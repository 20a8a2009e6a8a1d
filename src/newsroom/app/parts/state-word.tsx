import type { StoryStatus } from '#story/status.ts';
import { useWords } from './language.ts';

const MARKS: Readonly<Record<StoryStatus, string>> = {
  draft: '○',
  submitted: '◐',
  scheduled: '◷',
  published: '●',
  unpublished: '◌',
  killed: '✕',
  spiked: '↓',
};

/** A state as a word with a mark, never as a color alone. */
export function StateWord({ status, extra }: { readonly status: StoryStatus; readonly extra?: string | null }) {
  const t = useWords();
  return (
    <span className={`state ${status}`} data-mark={MARKS[status]}>
      {t(`state.${status}`)}
      {extra ? ` · ${extra}` : ''}
    </span>
  );
}
