import type { Correction } from '#story/correction.ts';
import { zonedStampTime } from '../local-time.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { Time } from './story-times.tsx';

/** The corrections of a story, above its text, oldest first; nothing where there are none. */
export function Corrections({
  frame,
  corrections,
  lang,
}: {
  readonly frame: PageFrame;
  readonly corrections: readonly Correction[];
  readonly lang?: string | undefined;
}) {
  if (corrections.length === 0) return null;
  const oldestFirst = [...corrections].sort((a, b) => a.at - b.at);
  return (
    <section class="corrections" aria-label={word(frame.language, 'corrections')}>
      {oldestFirst.map((correction) => (
        <div class="correction" id={`correction-${correction.id}`}>
          <p class="correction-head">
            <b>{word(frame.language, 'correction')}</b>,{' '}
            <Time at={correction.at}>{zonedStampTime(correction.at, frame.station.timeZone, frame.language, frame.now)}</Time>
          </p>
          <p lang={lang}>{correction.text}</p>
        </div>
      ))}
    </section>
  );
}
