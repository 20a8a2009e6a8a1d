import type { Place } from '#weather/place.ts';
import type { WeatherReport } from '#weather/report.ts';
import { hourlyPath, link, weatherPath } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { Page } from '../page.tsx';
import { CurrentWeather } from '../parts/current-conditions.tsx';
import { ForecastTable, SunTime } from '../parts/forecast-table.tsx';
import { HourStrip } from '../parts/hour-strip.tsx';
import { PlaceNav } from '../parts/place-nav.tsx';
import { WeatherSource, WeatherUnavailable } from '../parts/weather-source.tsx';
import { word } from '../words.ts';

export type WeatherPageProps = {
  readonly frame: PageFrame;
  readonly place: Place;
  /** Null: nothing was ever had for this place. */
  readonly report: WeatherReport | null;
  /** The station's places, this one included. */
  readonly places: readonly Place[];
};

/** The daily forecast of a place, what is measured there now, and the next hours. */
export function WeatherPage({ frame, place, report, places }: WeatherPageProps) {
  const { language } = frame;
  const title = word(language, 'weatherIn', { place: fullName(place) });
  return (
    <Page frame={frame} title={title} layout="weather-layout">
      <header class="list-head">
        <h1>{title}</h1>
        <SunLine frame={frame} report={report} />
      </header>
      <div class="weather-top">
        {report !== null && <CurrentWeather frame={frame} report={report} />}
        <NextHours frame={frame} place={place} report={report} />
      </div>
      <Daily frame={frame} report={report} />
      <PlaceNav frame={frame} places={places} place={place} pathOf={weatherPath} />
    </Page>
  );
}

/** "Port Ellery, Wash." */
export function fullName(place: Place): string {
  return place.region === null ? place.name : `${place.name}, ${place.region}`;
}

/** Today's sunrise and sunset: the whole list is in the table, where there is room for it. */
function SunLine({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport | null }) {
  const today = report?.sun[0];
  if (report === null || today === undefined || today.state !== 'risesAndSets') return null;
  const { timeZone } = report.place;
  return (
    <p class="sun-line">
      <span>
        {word(frame.language, 'sunrise')}{' '}
        <b>
          <SunTime at={today.rise} timeZone={timeZone} />
        </b>
      </span>
      <span>
        {word(frame.language, 'sunset')}{' '}
        <b>
          <SunTime at={today.set} timeZone={timeZone} />
        </b>
      </span>
    </p>
  );
}

function NextHours({ frame, place, report }: { readonly frame: PageFrame; readonly place: Place; readonly report: WeatherReport | null }) {
  const { language } = frame;
  if (report === null || report.sections.hourly.state === 'unavailable' || report.hourly.length === 0) return null;
  return (
    <section class="module">
      <h2>{word(language, 'nextHours', { hours: Math.min(12, report.hourly.length) })}</h2>
      <p class="module-line">
        <span>{word(language, 'hourlyForecast')}</span>
        <a href={link(frame, hourlyPath(place.slug))}>{word(language, 'viewHourly')}</a>
      </p>
      <HourStrip frame={frame} report={report} />
      <WeatherSource report={report} section={report.sections.hourly} language={language} />
    </section>
  );
}

function Daily({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport | null }) {
  const { language, station } = frame;
  const missing = report === null || report.sections.daily.state === 'unavailable' || report.daily.length === 0;
  return (
    <section class="module">
      <h2>{word(language, 'dailyForecast')}</h2>
      {report === null && <p class="weather-unavailable">{word(language, 'unavailable')}</p>}
      {report !== null && missing && <WeatherUnavailable report={report} section={report.sections.daily} language={language} />}
      {report !== null && !missing && (
        <>
          <ForecastTable
            place={report.place.name}
            rows={report.daily}
            sun={report.sun}
            timeZone={report.place.timeZone}
            language={language}
            units={station.units}
          />
          <WeatherSource report={report} section={report.sections.daily} language={language} />
        </>
      )}
    </section>
  );
}
