import { link, sectionPath } from '../link.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { PictureImage } from '../parts/figure.tsx';
import { LeadCard, SideCards } from '../parts/front-card.tsx';
import { CardStamp, HeadlineLink, HeadlineList } from '../parts/story-list.tsx';
import { WeatherModule } from '../parts/weather-module.tsx';
import { sectionName } from '../station.ts';
import { word } from '../words.ts';

export type HomePageProps = {
  readonly frame: PageFrame;
  /** The story that leads, best with a picture; no story twice on the page. */
  readonly lead: StoryCard | null;
  /** Beside the lead; four or five. */
  readonly beside: readonly StoryCard[];
  /** One list for each section, in the station's order; empty ones are left out; four stories each are shown. */
  readonly sections: readonly { readonly slug: string; readonly stories: readonly StoryCard[] }[];
};

/** The home front. */
export function HomePage({ frame, lead, beside, sections }: HomePageProps) {
  const filled = sections.filter(({ stories }) => stories.length > 0);
  return (
    <Page frame={frame} title={null} layout="home-layout">
      <h1 class="unseen">{frame.station.name}</h1>
      <div class={`front ${frame.weather === null ? 'without-margin' : ''}`.trim()}>
        {lead === null ? <p class="empty">{word(frame.language, 'nothingYet')}</p> : <LeadCard frame={frame} story={lead} />}
        <SideCards frame={frame} stories={beside} />
        {frame.weather !== null && (
          <aside class="front-margin" aria-label={word(frame.language, 'weather')}>
            <WeatherModule frame={frame} />
          </aside>
        )}
      </div>
      {filled.length > 0 && (
        <div class="section-grid">
          {filled.map(({ slug, stories }) => (
            <SectionBlock frame={frame} slug={slug} stories={stories} />
          ))}
        </div>
      )}
    </Page>
  );
}

/** A section on the home front: its newest story that has a picture, then headlines of the others. */
function SectionBlock({ frame, slug, stories }: { readonly frame: PageFrame; readonly slug: string; readonly stories: readonly StoryCard[] }) {
  const top = stories.find(({ lead }) => lead !== null) ?? stories[0];
  if (top === undefined) return null;
  const rest = stories.filter((story) => story !== top);
  return (
    <section class="section-block" aria-label={sectionName(frame.station, slug, frame.language)}>
      <h2>
        <a href={link(frame, sectionPath(slug))}>{sectionName(frame.station, slug, frame.language)}</a>
      </h2>
      <article class="section-top">
        {top.lead !== null && (
          <div class="picture">
            <PictureImage picture={top.lead} sizes="(min-width: 64rem) 23rem, (min-width: 40rem) 46vw, 100vw" decorative />
          </div>
        )}
        <h3>
          <HeadlineLink frame={frame} story={top} />
        </h3>
        <CardStamp frame={frame} story={top} />
      </article>
      {rest.length > 0 && <HeadlineList frame={frame} stories={rest.slice(0, 3)} />}
    </section>
  );
}
