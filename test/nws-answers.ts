import { addDays, instantOf, localDate, localHour } from '#platform/zoned-time.ts';

/**
 * SYNTHETIC answers in the true shape of api.weather.gov, for what was never recorded: days of 25 hours, quantities behind
 * feature flags, faults. The figures are made up.
 */

const HOUR = 3_600_000;

/** An instant as NWS writes it, with the offset of `zone`. */
export function withOffset(at: number, zone: string): string {
  const offset = (Date.UTC(...wallParts(at, zone)) - Math.floor(at / 60_000) * 60_000) / 60_000;
  const two = (n: number): string => String(Math.trunc(n)).padStart(2, '0');
  return `${new Date(at + offset * 60_000).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

function wallParts(at: number, zone: string): [number, number, number, number, number] {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  );
  return [parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1, parts['hour'] ?? 0, parts['minute'] ?? 0];
}

const percent = (value: number | null): unknown => ({ unitCode: 'wmoUnit:percent', value });

/** A `…/forecast` issued at `now`: the half day under way, cut to the hour, and thirteen more. Highs are 60 + day, lows 40 + day. */
export function forecastAnswer(
  now: number,
  zone: string,
  change: (period: Record<string, unknown>, index: number) => Record<string, unknown> = (p) => p,
): Record<string, unknown> {
  const periods: Record<string, unknown>[] = [];
  let start = Math.floor(now / HOUR) * HOUR;
  const first = localDate(now, zone);
  for (let i = 0; i < 14; i++) {
    const hour = localHour(start, zone);
    const date = localDate(start, zone);
    const isDaytime = hour >= 6 && hour < 18;
    const end = isDaytime ? instantOf(date, 18, 0, zone) : instantOf(hour < 6 ? date : addDays(date, 1), 6, 0, zone);
    const day = Math.round((Date.parse(hour < 6 ? addDays(date, -1) : date) - Date.parse(first)) / 86_400_000);
    periods.push(
      change(
        {
          number: i + 1,
          name: 'Not to be read',
          startTime: withOffset(start, zone),
          endTime: withOffset(end, zone),
          isDaytime,
          temperature: (isDaytime ? 60 : 40) + day,
          temperatureUnit: 'F',
          temperatureTrend: null,
          probabilityOfPrecipitation: percent(day * 3 + (isDaytime ? 1 : 2)),
          windSpeed: '5 to 10 mph',
          windDirection: 'SW',
          icon: `https://api.weather.gov/icons/land/${isDaytime ? 'day' : 'night'}/few?size=medium`,
          shortForecast: isDaytime ? 'Sunny' : 'Mostly Clear',
          detailedForecast: '',
        },
        i,
      ),
    );
    start = end;
  }
  return {
    type: 'Feature',
    geometry: SQUARE,
    properties: {
      units: 'us',
      forecastGenerator: 'BaselineForecastGenerator',
      generatedAt: withOffset(now, 'UTC'),
      updateTime: withOffset(now - HOUR, 'UTC'),
      validTimes: `${withOffset(now, 'UTC')}/P7D`,
      periods,
    },
  };
}

/** A `…/forecast/hourly` of 156 hours from `now`; temperatures count up from 30 °F. */
export function hourlyAnswer(now: number, zone: string, count = 156): Record<string, unknown> {
  const first = Math.floor(now / HOUR) * HOUR;
  const periods = Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    name: '',
    startTime: withOffset(first + i * HOUR, zone),
    endTime: withOffset(first + (i + 1) * HOUR, zone),
    isDaytime: true,
    temperature: 30 + (i % 60),
    temperatureUnit: 'F',
    temperatureTrend: null,
    probabilityOfPrecipitation: percent(i % 101),
    relativeHumidity: percent(50),
    windSpeed: '10 mph',
    windDirection: 'WSW',
    icon: 'https://api.weather.gov/icons/land/day/few?size=small',
    shortForecast: 'Sunny',
    detailedForecast: '',
  }));
  return {
    type: 'Feature',
    geometry: SQUARE,
    properties: {
      units: 'us',
      forecastGenerator: 'HourlyForecastGenerator',
      generatedAt: withOffset(now, 'UTC'),
      updateTime: withOffset(now - HOUR, 'UTC'),
      periods,
    },
  };
}

/** A layer of a grid from `[start, duration, value]` triples. */
export function layer(uom: string | undefined, values: readonly (readonly [start: string, duration: string, value: unknown])[]): unknown {
  return { ...(uom === undefined ? {} : { uom }), values: values.map(([start, duration, value]) => ({ validTime: `${start}/${duration}`, value })) };
}

/** A `/gridpoints` answer of the given layers. */
export function gridAnswer(updateTime: string, layers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { type: 'Feature', geometry: SQUARE, properties: { updateTime, validTimes: `${updateTime}/P7D`, gridId: 'SEW', gridX: 1, gridY: 1, ...layers } };
}

/** One observation feature of a station. */
export function observationFeature(
  station: string,
  timestamp: string | null,
  fields: Readonly<Record<string, unknown>>,
  coordinates: readonly [number, number] = [-122.3, 47.95],
): Record<string, unknown> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: { stationId: station, timestamp, textDescription: 'Cloudy', cloudLayers: [{ amount: 'OVC' }], temperature: celsius(10), ...fields },
  };
}

/** A quantity in °C. */
export const celsius = (value: unknown): unknown => ({ unitCode: 'wmoUnit:degC', value, qualityControl: 'V' });

/** The square cell that all of these lie in. */
export const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [-122.31, 47.94],
      [-122.31, 47.96],
      [-122.29, 47.96],
      [-122.29, 47.94],
      [-122.31, 47.94],
    ],
  ],
};

/** A `/points` answer for that cell. */
export function pointAnswer(timeZone = 'America/Los_Angeles', fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-122.3, 47.95] },
    properties: {
      cwa: 'SEW',
      gridId: 'SEW',
      gridX: 1,
      gridY: 1,
      timeZone,
      forecastZone: 'https://api.weather.gov/zones/forecast/WAZ507',
      county: 'https://api.weather.gov/zones/county/WAC061',
      fireWeatherZone: 'https://api.weather.gov/zones/fire/WAZ656',
      relativeLocation: { properties: { city: 'Port Ellery', state: 'WA' } },
      ...fields,
    },
  };
}
