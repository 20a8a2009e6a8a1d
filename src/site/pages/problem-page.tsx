import { CORRECTIONS_PATH, link, sectionPath, weatherPath } from '../link.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { HeadlineList } from '../parts/story-list.tsx';
import { word, type Word } from '../words.ts';

export type ProblemPageProps = {
  readonly frame: PageFrame;
  readonly status: 404 | 410 | 500 | 503;
  /** Latest stories, to go on with; none where the store does not answer. */
  readonly latest: readonly StoryCard[];
  /** To be named in a report of the trouble, or null. */
  readonly requestId: string | null;
};

const TEXTS: Readonly<Record<ProblemPageProps['status'], { readonly title: Word; readonly text: Word }>> = {
  404: { title: 'notFoundTitle', text: 'notFoundText' },
  410: { title: 'goneTitle', text: 'goneText' },
  500: { title: 'brokenTitle', text: 'brokenText' },
  503: { title: 'busyTitle', text: 'busyText' },
};

/** A page for an address that gives no story: not there, withdrawn, or broken here. Says what to do next. */
export function ProblemPage(props: ProblemPageProps) {
  const { frame, status } = props;
  return (
    <Page frame={frame} title={word(frame.language, TEXTS[status].title)} layout="problem-layout">
      <ProblemBody {...props} />
    </Page>
  );
}

/** What a problem page says, without the page around it. */
export function ProblemBody({ frame, status, latest, requestId }: ProblemPageProps) {
  const { language, station } = frame;
  const { title, text } = TEXTS[status];
  return (
    <>
      <header class="list-head">
        <p class="kicker">{status}</p>
        <h1>{word(language, title)}</h1>
        <p class="deck">{word(language, text)}</p>
        {status >= 500 && (
          <p class="list-note">
            <a href={frame.path}>{word(language, 'tryAgain')}</a>
          </p>
        )}
        {requestId !== null && <p class="source">{word(language, 'requestNumber', { id: requestId })}</p>}
      </header>
      <div class="problem-ways">
        <section class="module">
          <h2>{word(language, 'sections')}</h2>
          <ul class="ways">
            <li>
              <a href={link(frame, '/')}>{word(language, 'home')}</a>
            </li>
            {station.sections.map(({ slug, name }) => (
              <li>
                <a href={link(frame, sectionPath(slug))}>{name[language]}</a>
              </li>
            ))}
            <li>
              <a href={link(frame, weatherPath())}>{word(language, 'weather')}</a>
            </li>
            <li>
              <a href={link(frame, CORRECTIONS_PATH)}>{word(language, 'corrections')}</a>
            </li>
          </ul>
        </section>
        {latest.length > 0 && (
          <section class="module">
            <h2>{word(language, 'latest')}</h2>
            <HeadlineList frame={frame} stories={latest.slice(0, 6)} />
          </section>
        )}
      </div>
    </>
  );
}
