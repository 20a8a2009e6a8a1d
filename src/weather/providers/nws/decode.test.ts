import { describe, expect, test } from 'vitest';
import { celsius, forecastAnswer, gridAnswer, hourlyAnswer, layer, observationFeature, pointAnswer } from '../../../../test/nws-answers.ts';
import { shownTemperature } from '../../units.ts';
import { answerOf, parseAnswer } from './answer.ts';
import { kindOfAnswer } from './answer-kind.ts';
import { decodeGrid } from './grid.ts';
import { decodeHours } from './hours.ts';
import { intervalOf } from './interval.ts';
import { decodeObservations } from './observations.ts';
import { decodePeriods } from './periods.ts';
import { decodePoint } from './point.ts';
import { decodeStations } from './stations.ts';

const ZONE = 'America/Los_Angeles';
const NOW = Date.parse('2026-07-01T09:00:00-07:00');

function valueOf<T>(result: { ok: true; value: T } | { ok: false; problem: { detail: string } }): T {
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}
const firstPeriod = (fields: Record<string, unknown>) =>
  valueOf(
    decodePeriods(
      forecastAnswer(NOW, ZONE, (p, i) => (i === 0 ? { ...p, ...fields } : p)),
      ZONE,
    ),
  ).periods[0];
const codeOf = (result: { ok: boolean; problem?: { code: string } }): string | undefined => result.problem?.code;

describe('half days', () => {
  test.each([
    ['a number', { temperature: 60 }, 60],
    ['a string', { temperature: '41' }, 41],
    ['null', { temperature: null }, null],
    ['°C', { temperature: 10, temperatureUnit: 'C' }, 50],
    ['a quantity in °C', { temperature: { unitCode: 'wmoUnit:degC', value: 15.555555555555555 }, temperatureUnit: undefined }, 60],
    ['a quantity in °F', { temperature: { unitCode: 'wmoUnit:degF', value: 60 } }, 60],
    ['a quantity of unknown unit', { temperature: { unitCode: 'wmoUnit:degX', value: 60 } }, null],
    ['no unit but the answer’s', { temperature: 60, temperatureUnit: null }, 60],
    ['an unknown unit', { temperature: 60, temperatureUnit: 'R' }, null],
    ['250 °F', { temperature: 250 }, null],
    ['words', { temperature: 'warm' }, null],
  ])('11, 16. temperature as %s', (_, fields, fahrenheit) => {
    expect(shownTemperature(firstPeriod(fields)?.temperature ?? null, 'us')).toBe(fahrenheit);
  });

  test('12. an empty list and periods without times are an empty forecast, not a broken one', () => {
    const none = forecastAnswer(NOW, ZONE);
    const nulls = forecastAnswer(NOW, ZONE, (p) => Object.fromEntries(Object.keys(p).map((key) => [key, null])));
    (none['properties'] as Record<string, unknown>)['periods'] = [];
    expect(codeOf(decodePeriods(none, ZONE))).toBe('weather/unavailable');
    expect(codeOf(decodePeriods(nulls, ZONE))).toBe('weather/unavailable');
    expect(codeOf(decodeHours({ properties: { periods: [null, 7, 'x', {}] } }))).toBe('weather/unavailable');
  });

  test('13. chances: as told, null, absent, a string, out of range', () => {
    const chance = (value: unknown): number | null | undefined => firstPeriod({ probabilityOfPrecipitation: value })?.precipChance;
    expect(
      [
        { unitCode: 'wmoUnit:percent', value: 0 },
        { unitCode: 'wmoUnit:percent', value: '20' },
        { unitCode: 'wmoUnit:percent', value: null },
        { unitCode: 'wmoUnit:percent', value: 140 },
        null,
        undefined,
        30,
      ].map(chance),
    ).toEqual([0, 20, null, null, null, null, null]);
  });

  test('14. icons that are null, relative or no address', () => {
    const sky = (icon: unknown, shortForecast: unknown = 'Cats And Dogs!'): unknown => firstPeriod({ icon, shortForecast })?.condition;
    expect(sky(null)).toBeNull();
    expect(sky('INVALID_ICON_URL')).toBeNull();
    expect(sky('/icons/land/day/rain_showers,40/ovc?size=medium')).toMatchObject({ precip: 'rainShowers' });
    expect(sky('https://api.weather.gov/icons/land/day/vv?size=medium', 'Haze')).toMatchObject({ obscuration: 'haze' });
    expect(sky('https://api.weather.gov/icons/land/day/few?size=medium', 'Sunny')).toMatchObject({ sky: 'mostlyClear' });
    expect(sky('https://api.weather.gov/icons/land/day/skc', 'Chance Light Rain')).toMatchObject({ precip: 'rain', intensity: 'light' });
  });

  test('15. wind: ranges stay ranges, calm has no direction, quantities and km/h are read', () => {
    const wind = (windSpeed: unknown, windDirection: unknown = 'W') => {
      const w = firstPeriod({ windSpeed, windDirection })?.wind;
      return w && [Math.round(w.from * 100) / 100, Math.round(w.to * 100) / 100, w.direction];
    };
    expect(wind('5 to 10 mph')).toEqual([2.24, 4.47, 270]);
    expect(wind('36 km/h')).toEqual([10, 10, 270]);
    expect(wind('0 mph', '')).toEqual([0, 0, null]);
    expect(wind('5 mph', '')).toEqual([2.24, 2.24, null]);
    expect(wind({ unitCode: 'wmoUnit:km_h-1', minValue: 36, maxValue: 72 })).toEqual([10, 20, 270]);
    expect(wind({ unitCode: 'wmoUnit:km_h-1', value: 36 })).toEqual([10, 10, 270]);
    expect(wind('breezy')).toBeNull();
    expect(wind(null)).toBeNull();
  });

  test('21, 30. names are not read, texts stay whole, unknown words are no condition', () => {
    expect(firstPeriod({ name: 'New Year’s Day', shortForecast: 'Mostly Cloudy then Slight Chance Rain Showers' })).toMatchObject({
      part: 'day',
      conditionText: 'Mostly Cloudy then Slight Chance Rain Showers',
      condition: { precip: 'rainShowers', sky: 'mostlyCloudy' },
    });
    expect(firstPeriod({ shortForecast: 'Cats And Dogs!', icon: null })).toMatchObject({ conditionText: 'Cats And Dogs!', condition: null });
    expect(firstPeriod({ isDaytime: null })?.part).toBe('day');
  });

  test('hours are not taken for half days', () => {
    expect(codeOf(decodePeriods(hourlyAnswer(NOW, ZONE), ZONE))).toBe('weather/bad-answer');
  });
});

describe('hours', () => {
  test('8, 20. keyed by instant over a clock change, any number of them, doubles once', () => {
    const answer = hourlyAnswer(Date.parse('2026-11-01T00:00:00-07:00'), ZONE, 89);
    const periods = (answer['properties'] as { periods: unknown[] }).periods;
    periods.push(periods[3]);
    const { hours } = valueOf(decodeHours(answer));
    expect(hours).toHaveLength(89);
    expect(hours.every((hour, i) => i === 0 || hour.start - (hours[i - 1]?.start ?? 0) === 3_600_000)).toBe(true);
  });
  test('hours without an end are whole hours', () => {
    const answer = {
      properties: {
        units: 'us',
        forecastGenerator: 'HourlyForecastGenerator',
        periods: [{ startTime: '2026-07-01T09:00:00-07:00', temperature: 60, temperatureUnit: 'F' }],
      },
    };
    expect(valueOf(decodeHours(answer)).hours[0]).toMatchObject({ start: NOW, end: NOW + 3_600_000, precipChance: null, condition: null, windSpeed: null });
  });
});

describe('the grid', () => {
  test.each([
    ['2026-03-04T15:00:00+00:00/PT1H', 1],
    ['2026-03-04T15:00:00+00:00/P1DT6H', 30],
    ['2026-03-04T15:00:00+00:00/P7D', 168],
    ['2026-03-04T15:00:00+00:00/P8D', 192],
    ['2026-03-04T07:00:00-08:00/P7DT11H', 179],
    ['2026-03-04T15:00:00Z/PT90M', 1.5],
    ['2026-03-04T15:00:00+00:00/P1M', null],
    ['2026-03-04T15:00:00+00:00', null],
    ['nonsense/PT1H', null],
    ['2026-03-04T15:00:00+00:00/PT0H', null],
    [7, null],
  ])('17. %s lasts %s hours', (text, hours) => {
    const interval = intervalOf(text);
    expect(interval === null ? null : (interval.end - interval.start) / 3_600_000).toBe(hours);
  });

  test('16, 19, 30. values of unknown units, impossible values and unknown words leave gaps, not zeros', () => {
    const t = '2026-07-01T12:00:00+00:00';
    const grid = valueOf(
      decodeGrid(
        gridAnswer(t, {
          temperature: layer('unit:degC', [
            [t, 'PT1H', 200],
            ['2026-07-01T13:00:00+00:00', 'PT1H', 10],
            ['2026-07-01T14:00:00+00:00', 'PT1H', null],
            ['2026-07-01T15:00:00+00:00', 'PT1H', '11'],
          ]),
          windSpeed: layer('wmoUnit:knots', [[t, 'PT1H', 10]]),
          probabilityOfPrecipitation: layer(undefined, [[t, 'PT1H', 10]]),
          weather: layer(undefined, [
            [t, 'PT1H', [{ coverage: 'likely', weather: 'frogs', intensity: 'very_heavy', attributes: [] }]],
            ['2026-07-01T13:00:00+00:00', 'PT1H', [{ coverage: null, weather: null, intensity: null, visibility: { value: null }, attributes: [] }]],
          ]),
        }),
      ),
    );
    expect(grid.temperature.map((span) => span[2])).toEqual([10, 11]);
    expect([grid.windSpeed, grid.precipChance]).toEqual([[], []]);
    expect(grid.weather.map((span) => [span[2].precip, span[2].sky])).toEqual([
      ['none', 'unknown'],
      ['none', 'unknown'],
    ]);
  });

  test('words of the grid', () => {
    const t = '2026-07-01T12:00:00+00:00';
    const of = (...elements: unknown[]) => valueOf(decodeGrid(gridAnswer(t, { weather: layer(undefined, [[t, 'PT1H', elements]]) }))).weather[0]?.[2];
    expect(of({ coverage: 'chance', weather: 'rain_showers', intensity: 'light' }, { coverage: 'slight_chance', weather: 'thunderstorms' })).toMatchObject({
      precip: 'rainShowers',
      intensity: 'light',
      thunder: 'possible',
    });
    expect(of({ coverage: 'likely', weather: 'thunderstorms' })).toMatchObject({ thunder: 'likely' });
    expect(of({ weather: 'rain', intensity: 'light' }, { weather: 'snow', intensity: 'light' })).toMatchObject({ precip: 'rainSnow' });
    expect(of({ weather: 'snow', intensity: 'heavy' }, { weather: 'sleet', intensity: 'light' }, { weather: 'blowing_snow' })).toMatchObject({
      precip: 'icePellets',
      obscuration: 'blowingSnow',
    });
    expect(of({ weather: 'sleet' }, { weather: 'freezing_rain', intensity: 'moderate' })).toMatchObject({ precip: 'freezingRain' });
    expect(of({ weather: 'freezing_fog' })).toMatchObject({ obscuration: 'freezingFog', precip: 'none' });
  });
});

describe('observations', () => {
  test('22. nulls, strings, other units, readings that failed control, no time', () => {
    const rows = valueOf(
      decodeObservations({
        type: 'FeatureCollection',
        features: [
          observationFeature('A', '2026-07-01T15:00:00+00:00', {
            temperature: celsius('10'),
            windSpeed: { unitCode: 'unit:m_s-1', value: '5' },
            windDirection: { unitCode: 'unit:degree_(angle)', value: 90 },
            windChill: celsius(8),
            heatIndex: celsius(null),
          }),
          observationFeature('A', '2026-07-01T16:00:00+00:00', {
            temperature: { unitCode: 'wmoUnit:degC', value: 20, qualityControl: 'qc:X' },
            windSpeed: null,
            relativeHumidity: { unitCode: 'wmoUnit:percent', value: 93.45 },
          }),
          observationFeature('A', null, {}),
          null,
          {},
        ],
      }),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ temperature: null, feelsLike: null, windSpeed: null, windDirection: null, humidity: 93.45 });
    expect(rows[1]).toMatchObject({ temperature: 10, feelsLike: 8, windSpeed: 5, windDirection: 90, humidity: null });
  });
  test('calm wind has no direction; heat goes before chill', () => {
    const [row] = valueOf(
      decodeObservations(
        observationFeature('A', '2026-07-01T15:00:00+00:00', {
          windSpeed: { unitCode: 'wmoUnit:km_h-1', value: 0 },
          windDirection: { unitCode: 'wmoUnit:degree_(angle)', value: 0 },
          heatIndex: celsius(12),
          windChill: celsius(8),
        }),
      ),
    );
    expect(row).toMatchObject({ windSpeed: 0, windDirection: null, feelsLike: 12 });
  });
  test('"Clear" without cloud layers is unknown; an empty text is built from what the station saw', () => {
    const of = (fields: Record<string, unknown>) => valueOf(decodeObservations(observationFeature('A', '2026-07-01T15:00:00+00:00', fields)))[0];
    expect(of({ textDescription: 'Clear', cloudLayers: [], icon: 'https://api.weather.gov/icons/land/day/skc' })).toMatchObject({
      condition: null,
      conditionText: null,
    });
    expect(of({ textDescription: 'Clear', cloudLayers: [{ amount: 'CLR' }] })).toMatchObject({ condition: { sky: 'clear' }, conditionText: 'Clear' });
    expect(of({ textDescription: '', cloudLayers: [], presentWeather: [] })).toMatchObject({ condition: null, conditionText: null });
    expect(
      of({
        textDescription: '',
        cloudLayers: [{ amount: 'FEW' }, { amount: 'BKN' }],
        presentWeather: [{ intensity: 'light', weather: 'rain' }, { weather: 'fog_mist' }],
      }),
    ).toMatchObject({ condition: { sky: 'mostlyCloudy', precip: 'rain', intensity: 'light', obscuration: 'fog' }, conditionText: null });
    expect(of({ textDescription: 'Light Rain and Fog/Mist', cloudLayers: [{ amount: 'OVC' }] })).toMatchObject({
      condition: { sky: 'cloudy', precip: 'rain', obscuration: 'fog' },
      conditionText: 'Light Rain and Fog/Mist',
    });
  });
});

describe('faults (trap 23) and places (24, 25)', () => {
  const problemAnswer = (type: string, status: number, detail: string): unknown => ({
    correlationId: '1',
    title: 'x',
    type: `https://api.weather.gov/problems/${type}`,
    status,
    detail,
  });
  test.each([
    ['404 InvalidPoint', problemAnswer('InvalidPoint', 404, 'Unable to provide data for requested point 0,0'), 'weather/not-covered'],
    ['404 marine', problemAnswer('MarineForecastNotSupported', 404, 'Marine Forecast Not Supported'), 'weather/not-covered'],
    ['503 (synthetic)', problemAnswer('ForecastGridExpired', 503, 'Forecast grid expired'), 'weather/bad-answer'],
    ['a recorded exchange', { _request: 'x', _status: 404, _headers: {}, body: problemAnswer('InvalidPoint', 404, 'no') }, 'weather/not-covered'],
    ['a recorded fault without words', { _request: 'x', _status: 502, _headers: {}, body: {} }, 'weather/bad-answer'],
    ['a list', [], 'weather/bad-answer'],
    ['null', null, 'weather/bad-answer'],
    ['a number', 7, 'weather/bad-answer'],
    ['an error in words', { error: 'no' }, 'weather/bad-answer'],
  ])('%s', (_, json, code) => {
    for (const decode of [(j: unknown) => decodePeriods(j, ZONE), decodeHours, decodeGrid, decodeObservations]) expect(codeOf(decode(json))).toBe(code);
  });
  test.each([
    ['a web page', '<!DOCTYPE html><h1>503</h1>'],
    ['a cut answer', '{"properties":{"periods":[{"sta'],
    ['nothing', '  '],
    ['NaN', '{"a":NaN}'],
  ])('%s is refused in words', (_, text) => {
    expect(codeOf(parseAnswer(text))).toBe('weather/bad-answer');
  });
  test('a recorded exchange is unwrapped', () => {
    expect(valueOf(answerOf({ _request: 'x', _status: 200, _headers: {}, body: { a: 1 } }))).toEqual({ a: 1 });
  });

  test('a point: grid by gridId, zones with their type; its sun times are not needed', () => {
    const point = valueOf(
      decodePoint(pointAnswer('America/Anchorage', { cwa: 'AFC', gridId: 'AER', gridX: '74', astronomicalData: { sunrise: null, transit: 'date:today' } })),
    );
    expect(point).toMatchObject({
      gridId: 'AER',
      gridX: 74,
      gridY: 1,
      timeZone: 'America/Anchorage',
      city: 'Port Ellery',
      zones: ['forecast/WAZ507', 'county/WAC061', 'fire/WAZ656'],
    });
  });
  test('25. a point without a grid is not covered; one without a zone cannot be read', () => {
    expect(codeOf(decodePoint(pointAnswer('Pacific/Pago_Pago', { gridId: null, gridX: null, gridY: null })))).toBe('weather/not-covered');
    expect(codeOf(decodePoint(pointAnswer('Mars/Olympus')))).toBe('weather/bad-answer');
  });
  test('stations and the kinds of answers', () => {
    const stations = {
      type: 'FeatureCollection',
      features: [{ geometry: { type: 'Point', coordinates: [-122, 47] }, properties: { stationIdentifier: 'KPAE', name: 'Paine Field' } }, { properties: {} }],
    };
    expect(valueOf(decodeStations(stations))).toEqual([{ id: 'KPAE', name: 'Paine Field', latitude: 47, longitude: -122 }]);
    expect(codeOf(decodeStations({}))).toBe('weather/bad-answer');
    const t = '2026-07-01T12:00:00+00:00';
    expect(
      [
        stations,
        pointAnswer(),
        forecastAnswer(NOW, ZONE),
        hourlyAnswer(NOW, ZONE),
        gridAnswer(t, { temperature: layer('wmoUnit:degC', [[t, 'PT1H', 1]]) }),
        observationFeature('A', t, {}),
        { features: [{ properties: { event: 'Flood Warning' } }] },
        null,
      ].map(kindOfAnswer),
    ).toEqual(['stations', 'point', 'periods', 'hours', 'grid', 'observation', null, null]);
  });
});
