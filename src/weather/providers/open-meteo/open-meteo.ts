import type { DayRule } from '../../model-forecast.ts';
import { modelProvider } from '../../model-source.ts';
import type { Place } from '../../place.ts';
import type { ForecastProvider } from '../../provider.ts';
import type { ForecastSource } from '../../report.ts';
import { decodeOpenMeteo } from './decode-open-meteo.ts';

/** Open-Meteo, as its license (CC BY 4.0) wants it named. */
export const OPEN_METEO_SOURCE: ForecastSource = {
  id: 'open-meteo',
  name: 'Open-Meteo',
  url: 'https://open-meteo.com/',
  credit: 'Weather data by Open-Meteo.com',
  license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
};

/** The host for non-commercial use. Sites with advertising or subscriptions count as commercial and need a key. */
const FREE_HOST = 'https://api.open-meteo.com';
const CUSTOMER_HOST = 'https://customer-api.open-meteo.com';

const HOURLY = [
  'temperature_2m',
  'apparent_temperature',
  'relative_humidity_2m',
  'precipitation',
  'precipitation_probability',
  'weather_code',
  'cloud_cover',
  'wind_speed_10m',
  'wind_gusts_10m',
  'wind_direction_10m',
];
const CURRENT = HOURLY.filter((name) => name !== 'precipitation_probability');

/** Settings of the source: its host (a self-hosted one, too), the key of a customer, and how days are cut. */
export type OpenMeteoSettings = { readonly host?: string; readonly key?: string; readonly rule?: DayRule };

/**
 * The address of a place's forecast: everything in GMT with unix times, as the source's own local labels are wrong after a
 * clock change. Yesterday is asked for, too: the day in GMT begins in the middle of a day in America. Nine days, so that the
 * night of the eighth row is whole.
 */
export function openMeteoAddress({ latitude, longitude }: Pick<Place, 'latitude' | 'longitude'>, { host, key }: OpenMeteoSettings): string {
  const base = (host ?? (key === undefined ? FREE_HOST : CUSTOMER_HOST)).replace(/\/+$/, '');
  const query = [
    `latitude=${Number(latitude.toFixed(4))}`,
    `longitude=${Number(longitude.toFixed(4))}`,
    `hourly=${HOURLY.join(',')}`,
    `current=${CURRENT.join(',')}`,
    'timezone=GMT',
    'timeformat=unixtime',
    'past_days=1',
    'forecast_days=9',
    'wind_speed_unit=ms',
    ...(key === undefined ? [] : [`apikey=${encodeURIComponent(key)}`]),
  ];
  return `${base}/v1/forecast?${query.join('&')}`;
}

/** Open-Meteo as a source of forecasts. */
export function openMeteoProvider(settings: OpenMeteoSettings = {}): ForecastProvider {
  return modelProvider({
    source: OPEN_METEO_SOURCE,
    address: (place) => openMeteoAddress(place, settings),
    decode: (json, place) => decodeOpenMeteo(json, place),
    rule: settings.rule ?? 'day-and-night',
  });
}
