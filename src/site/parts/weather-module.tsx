import { hourlyPath, link, weatherPath } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { ForecastTable } from './forecast-table.tsx';
import { WeatherSource, WeatherUnavailable } from './weather-source.tsx';

/** The weather on every page: eight days and the way to the hours. Nothing where the station has no place. */
export function WeatherModule({ frame }: { readonly frame: PageFrame }) {
  const { weather: report, language, station } = frame;
  if (report === null) return null;
  const { place, sections } = report;
  return (
    <section class="module weather-module">
      <h2><a href={link(frame, weatherPath(place.slug))}>{word(language, 'weatherIn', { place: place.name })}</a></h2>
      <p class="module-line">
        <span>{word(language, 'dailyForecast')}</span>
        <a href={link(frame, hourlyPath(place.slug))}>{word(language, 'viewHourly')}</a>
      </p>
      {sections.daily.state === 'unavailable' || report.daily.length === 0
        ? <WeatherUnavailable report={report} section={sections.daily} language={language} />
        : (
          <>
            <ForecastTable place={place.name} rows={report.daily} timeZone={place.timeZone} language={language} units={station.units} />
            <WeatherSource report={report} section={sections.daily} language={language} />
          </>
        )}
    </section>
  );
}
