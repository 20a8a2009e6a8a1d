import type { Place } from '#weather/place.ts';
import type { WeatherReport } from '#weather/report.ts';
import { hourlyPath, link, weatherPath } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { HourlyChart } from '../parts/hourly-chart.tsx';
import { HourlyTables } from '../parts/hourly-table.tsx';
import { PlaceNav } from '../parts/place-nav.tsx';
import { WeatherSource, WeatherUnavailable } from '../parts/weather-source.tsx';
import { word } from '../words.ts';

export type HourlyPageProps = {
  readonly frame: PageFrame;
  readonly place: Place;
  readonly report: WeatherReport | null;
  readonly places: readonly Place[];
};

/** The hours of a place, as a chart and as a table. */
export function HourlyPage({ frame, place, report, places }: HourlyPageProps) {
  const { language } = frame;
  const title = word(language, 'hourByHour', { place: place.name });
  const missing = report === null || report.sections.hourly.state === 'unavailable' || report.hourly.length === 0;
  return (
    <Page frame={frame} title={title} layout="weather-layout">
      <header class="list-head">
        <p class="kicker">
          <a href={link(frame, weatherPath(place.slug))}>{word(language, 'weather')}</a>
        </p>
        <h1>{title}</h1>
      </header>
      {report === null && <p class="weather-unavailable">{word(language, 'unavailable')}</p>}
      {report !== null && missing && <WeatherUnavailable report={report} section={report.sections.hourly} language={language} />}
      {report !== null && !missing && (
        <>
          <section class="module">
            <h2>{word(language, 'nextHours', { hours: Math.min(48, report.hourly.length) })}</h2>
            <p class="module-line">
              <span>{word(language, 'hourlyForecast')}</span>
              <a href={link(frame, weatherPath(place.slug))}>{word(language, 'viewDaily')}</a>
            </p>
            <HourlyChart frame={frame} report={report} />
            <WeatherSource report={report} section={report.sections.hourly} language={language} />
          </section>
          <section class="module">
            <h2>{word(language, 'allHours')}</h2>
            <HourlyTables frame={frame} report={report} />
          </section>
        </>
      )}
      <PlaceNav frame={frame} places={places} place={place} pathOf={hourlyPath} />
    </Page>
  );
}
