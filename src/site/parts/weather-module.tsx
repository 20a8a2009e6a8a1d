import { renderToString } from 'preact-render-to-string';
import type { WeatherReport } from '#weather/report.ts';
import { hourlyPath, link, weatherPath } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { ForecastTable } from './forecast-table.tsx';
import { WeatherSource, WeatherUnavailable } from './weather-source.tsx';

/** The weather on every page: eight days and the way to the hours. Nothing where the station has no place. */
export function WeatherModule({ frame }: { readonly frame: PageFrame }) {
  if (frame.weather === null) return null;
  return <section class="module weather-module" dangerouslySetInnerHTML={{ __html: moduleHtml(frame, frame.weather) }} />;
}

/**
 * The same report stands on every page until it turns, and it takes a third of a story page's time to render: its HTML is
 * kept for as long as the report is.
 */
const kept = new WeakMap<WeatherReport, Map<string, string>>();

function moduleHtml(frame: PageFrame, report: WeatherReport): string {
  const { language, station } = frame;
  const key = `${language} ${station.language} ${station.units}`;
  const ofReport = kept.get(report) ?? new Map<string, string>();
  kept.set(report, ofReport);
  const known = ofReport.get(key);
  if (known !== undefined) return known;
  const html = renderToString(<Inside frame={frame} report={report} />);
  ofReport.set(key, html);
  return html;
}

/** Uses of the frame only what `moduleHtml` has in its key. */
function Inside({ frame, report }: { readonly frame: Pick<PageFrame, 'language' | 'station'>; readonly report: WeatherReport }) {
  const { language, station } = frame;
  const { place, sections } = report;
  return (
    <>
      <h2>
        <a href={link(frame, weatherPath(place.slug))}>{word(language, 'weatherIn', { place: place.name })}</a>
      </h2>
      <p class="module-line">
        <span>{word(language, 'dailyForecast')}</span>
        <a href={link(frame, hourlyPath(place.slug))}>{word(language, 'viewHourly')}</a>
      </p>
      {sections.daily.state === 'unavailable' || report.daily.length === 0 ? (
        <WeatherUnavailable report={report} section={sections.daily} language={language} />
      ) : (
        <>
          <ForecastTable place={place.name} rows={report.daily} timeZone={place.timeZone} language={language} units={station.units} />
          <WeatherSource report={report} section={sections.daily} language={language} />
        </>
      )}
    </>
  );
}
