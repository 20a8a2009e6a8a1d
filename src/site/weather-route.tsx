import type { Made } from '#platform/http/made.ts';
import { hourlyPath, localPath, weatherPath } from './link.ts';
import { PageHead } from './meta.tsx';
import { isHttps, pageAnswer, redirectAnswer } from './page-answer.ts';
import { HourlyPage } from './pages/hourly-page.tsx';
import { WeatherPage } from './pages/weather-page.tsx';
import { frameOf, placesOf, weatherOf, type Visit } from './visit.ts';
import { word } from './words.ts';

/** `/weather`: on to the station's first place; null where it has none. */
export async function makeWeatherHome(visit: Visit): Promise<Made | null> {
  const station = visit.parts.station();
  const [home] = await placesOf(visit);
  if (home === undefined) return null;
  return redirectAnswer(localPath(weatherPath(home.slug), visit.language, station.language), 302, isHttps(station));
}

/** The daily or the hourly page of a place; null where the station has no such place. */
export async function makeWeather(visit: Visit, slug: string, kind: 'daily' | 'hourly'): Promise<Made | null> {
  const { parts, language } = visit;
  const station = parts.station();
  const places = await placesOf(visit);
  const place = places.find((one) => one.slug === slug);
  if (place === undefined) return null;
  const report = await weatherOf(visit, place);
  const daily = word(language, 'weatherIn', { place: place.name });
  const title = kind === 'daily' ? daily : word(language, 'hourByHour', { place: place.name });
  const path = kind === 'daily' ? weatherPath(slug) : hourlyPath(slug);
  const trail = [{ name: daily, path: weatherPath(slug) }, ...(kind === 'daily' ? [] : [{ name: title, path }])];
  const head = PageHead({ station, language, path, title, description: null, feed: null, trail });
  const frame = await frameOf(visit, 'weather', head);
  const page =
    kind === 'daily' ? (
      <WeatherPage frame={frame} place={place} report={report} places={places} />
    ) : (
      <HourlyPage frame={frame} place={place} report={report} places={places} />
    );
  return pageAnswer(visit, page);
}
