import type { Correction } from '#story/correction.ts';
import { fullTime } from '../local-time.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { Margin } from '../parts/margin.tsx';
import { OlderLink } from '../parts/older-link.tsx';
import { HeadlineLink } from '../parts/story-list.tsx';
import { Time } from '../parts/story-times.tsx';
import { word } from '../words.ts';

export type CorrectionsPageProps = {
  readonly frame: PageFrame;
  /** Newest correction first. */
  readonly entries: readonly { readonly correction: Correction; readonly story: StoryCard }[];
  readonly olderPath: string | null;
};

/** The public list of corrections. */
export function CorrectionsPage({ frame, entries, olderPath }: CorrectionsPageProps) {
  const { language, station } = frame;
  return (
    <Page frame={frame} title={word(language, 'corrections')} layout="list-layout">
      <header class="list-head">
        <h1>{word(language, 'corrections')}</h1>
        <p class="deck">{word(language, 'correctionsDeck')}</p>
        {station.contactEmail !== null && (
          <p class="list-note">
            <TellUs email={station.contactEmail} text={word(language, 'tellUs')} />
          </p>
        )}
      </header>
      <div class="list-main">
        {entries.length === 0 && <p class="empty">{word(language, 'noCorrections')}</p>}
        {entries.map(({ correction, story }) => (
          <article class="correction-entry">
            <h2>
              <HeadlineLink frame={frame} story={story} />
            </h2>
            <p class="stamp">
              <Time at={correction.at}>{fullTime(correction.at, station.timeZone, language)}</Time>
            </p>
            <p lang={story.language === language ? undefined : story.language}>{correction.text}</p>
          </article>
        ))}
        <OlderLink href={olderPath} text={word(language, 'olderCorrections')} />
      </div>
      <Margin frame={frame} />
    </Page>
  );
}

function TellUs({ email, text }: { readonly email: string; readonly text: string }) {
  const [before, after] = text.split('{email}');
  return (
    <>
      {before}
      <a href={`mailto:${email}`}>{email}</a>
      {after}
    </>
  );
}
