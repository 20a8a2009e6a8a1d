import type { ComponentChildren } from 'preact';
import type { Picture, PublishedStory } from '#story/story.ts';
import type { WeatherReport } from '#weather/report.ts';
import type { PageFrame } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { CurrentWeather } from '../parts/current-conditions.tsx';
import { LeadCard, SideCards } from '../parts/front-card.tsx';
import { HourlyChart } from '../parts/hourly-chart.tsx';
import { HeadlineList, River } from '../parts/story-list.tsx';
import { WeatherModule } from '../parts/weather-module.tsx';
import { word } from '../words.ts';
import { PATTERN_FRONT, PATTERN_STORIES, withPicture } from './pattern-stories.ts';
import { PATTERN_WEATHER } from './pattern-weather.ts';
import { ProblemBody } from './problem-page.tsx';
import { StoryArticle } from './story-page.tsx';

export type PatternPageProps = {
  readonly frame: PageFrame;
  /** A picture that the station has, to stand in all places; null: none. */
  readonly picture: Picture | null;
};

/** Every part in every state, with made-up values: to be looked at after a change of a part or of the stylesheet. */
export function PatternPage({ frame, picture }: PatternPageProps) {
  const spanish: PageFrame = { ...frame, language: 'es' };
  const shown = (story: PublishedStory): PublishedStory => withPicture(story, picture);
  const withWeather = (weather: WeatherReport): PageFrame => ({ ...frame, weather });
  return (
    <Page frame={frame} title={word(frame.language, 'patterns')} layout="pattern-layout">
      <h1>{word(frame.language, 'patterns')}</h1>
      <State name="Story: every block, updated, corrected">
        <StoryArticle frame={frame} story={shown(PATTERN_STORIES.full)} />
      </State>
      <State name="Story: from the wire">
        <StoryArticle frame={frame} story={shown(PATTERN_STORIES.wire)} />
      </State>
      <State name="Story: long headline, three bylines">
        <StoryArticle frame={frame} story={shown(PATTERN_STORIES.long)} />
      </State>
      <State name="Story: as little as there can be">
        <StoryArticle frame={frame} story={shown(PATTERN_STORIES.bare)} />
      </State>
      <State name="Story: Spanish, on a Spanish page" lang="es">
        <StoryArticle frame={spanish} story={shown(PATTERN_STORIES.spanish)} />
      </State>
      <State name="Story: Spanish, on an English page">
        <StoryArticle frame={frame} story={shown(PATTERN_STORIES.spanish)} />
      </State>
      <State name="Story: withdrawn or killed">
        <ProblemBody frame={frame} status={410} latest={PATTERN_FRONT.slice(0, 2)} requestId={null} />
      </State>
      <State name="Page that could not be made">
        <ProblemBody frame={frame} status={503} latest={[]} requestId="01jx4c" />
      </State>
      <State name="Card: lead">
        <LeadCard frame={frame} story={shown(PATTERN_STORIES.long)} />
      </State>
      <State name="Cards: beside the lead">
        <SideCards frame={frame} stories={PATTERN_FRONT.slice(1, 4)} />
      </State>
      <State name="River">
        <River frame={frame} stories={Object.values(PATTERN_STORIES).map(shown)} kickers />
      </State>
      <State name="River: empty">
        <River frame={frame} stories={[]} kickers />
      </State>
      <State name="Headlines">
        <HeadlineList frame={frame} stories={PATTERN_FRONT.slice(0, 3)} />
      </State>
      {Object.entries(PATTERN_WEATHER).map(([state, report]) => (
        <State name={`Weather: ${state}`}>
          <div class="pattern-module">
            <WeatherModule frame={withWeather(report)} />
          </div>
          <CurrentWeather frame={frame} report={report} />
          <HourlyChart frame={frame} report={report} />
        </State>
      ))}
      <State name="Weather: Spanish, metric" lang="es">
        <div class="pattern-module">
          <WeatherModule frame={{ ...spanish, weather: PATTERN_WEATHER.recorded, station: { ...frame.station, units: 'metric' } }} />
        </div>
      </State>
    </Page>
  );
}

function State({ name, lang, children }: { readonly name: string; readonly lang?: string; readonly children: ComponentChildren }) {
  return (
    <section class="pattern" aria-label={name} lang={lang}>
      <p class="label" lang="en">
        {name}
      </p>
      {children}
    </section>
  );
}
