import { link, sectionPath } from '../link.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { LeadCard } from '../parts/front-card.tsx';
import { Margin } from '../parts/margin.tsx';
import { OlderLink } from '../parts/older-link.tsx';
import { River } from '../parts/story-list.tsx';
import { sectionName } from '../station.ts';
import { word } from '../words.ts';

export type SectionPageProps = {
  readonly frame: PageFrame;
  readonly slug: string;
  /** Newest first. On the first page the first one leads. */
  readonly stories: readonly StoryCard[];
  /** Path of the next older page, or null. */
  readonly olderPath: string | null;
  /** False on an older page: no lead, and a link back to the front. */
  readonly first: boolean;
};

/** A section's front, or an older page of it. */
export function SectionPage({ frame, slug, stories, olderPath, first }: SectionPageProps) {
  const { language, station } = frame;
  const name = sectionName(station, slug, language);
  const [lead, ...rest] = stories;
  const leads = first && lead !== undefined && lead.lead !== null;
  return (
    <Page frame={frame} title={first ? name : word(language, 'olderIn', { section: name })} layout="list-layout">
      <header class="list-head">
        <h1>{first ? name : word(language, 'olderIn', { section: name })}</h1>
        {!first && (
          <p>
            <a href={link(frame, sectionPath(slug))}>{word(language, 'backToFront')}</a>
          </p>
        )}
      </header>
      <div class="list-main">
        {leads && <LeadCard frame={frame} story={lead} kicker={false} />}
        {!(leads && rest.length === 0) && <River frame={frame} stories={leads ? rest : stories} kickers={false} />}
        <OlderLink href={olderPath} text={word(language, 'olderStories')} />
      </div>
      <Margin frame={frame} />
    </Page>
  );
}
