import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { WeatherReport } from '#weather/report.ts';
import { patternFrame, spanishFrame } from '../pages/pattern-frame.ts';
import { PATTERN_STATION } from '../pages/pattern-stories.ts';
import { PATTERN_WEATHER, patternHours } from '../pages/pattern-weather.ts';
import { CurrentWeather } from './current-conditions.tsx';
import { HourlyChart } from './hourly-chart.tsx';
import { hoursByDate, HourlyTables } from './hourly-table.tsx';
import { Masthead } from './masthead.tsx';
import { rangeScale, RangeBar } from './range-bar.tsx';
import { WeatherModule } from './weather-module.tsx';

/** What a person reads: text without markup, spaces run together. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const moduleText = (weather: WeatherReport, spanish = false): string =>
  textOf(renderToString(<WeatherModule frame={spanish ? spanishFrame({ weather }) : patternFrame({ weather })} />));
/** The cells of each row of the first table. */
const rowsOf = (html: string): readonly (readonly string[])[] =>
  [...(html.split('<tbody>')[1] ?? '').split('</tbody>')[0]!.matchAll(/<tr>(.*?)<\/tr>/g)].map((row) =>
    [...row[1]!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((cell) => textOf(cell[1]!)),
  );

test('eight rows of day and date, conditions, high and low, chance; what is missing is a hyphen', () => {
  const rows = rowsOf(renderToString(<WeatherModule frame={patternFrame()} />));
  expect(rows).toHaveLength(8);
  expect(rows[0]).toEqual(['Thursday 05/08', 'Clear', '-° / 48°', '0%']);
  expect(rows[3]).toEqual(['Sunday 05/11', 'Chance Rain Showers then Slight Chance Rain Showers', '61° / 50°', '42%']);
  expect(rows[7]).toEqual(['Thursday 05/15', '-', '65° / -°', '-']);
});

test('another source is credited as its license asks, and its value for now is an estimate', () => {
  const source = {
    id: 'met-norway',
    name: 'MET Norway',
    url: 'https://www.met.no/en',
    credit: 'Data from MET Norway',
    license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  } as const;
  const { current } = PATTERN_WEATHER.fresh as WeatherReport;
  if (current === null) throw new Error('the pattern has no current conditions');
  const weather: WeatherReport = { ...PATTERN_WEATHER.fresh, source, current: { ...current, station: 'MET Norway', estimated: true } };
  expect(moduleText(weather)).toContain('Data from MET Norway ( CC BY 4.0 ), issued');
  expect(textOf(renderToString(<CurrentWeather frame={patternFrame({ weather })} report={weather} />))).toContain('Estimated by MET Norway, ');
  expect(moduleText(PATTERN_WEATHER.fresh)).not.toContain('CC BY');
});

test('just under zero is 0°, not -0°', () => {
  const metric = patternFrame({ weather: PATTERN_WEATHER.holes, station: { ...PATTERN_STATION, units: 'metric' } });
  expect(rowsOf(renderToString(<WeatherModule frame={metric} />))[1]?.[2]).toBe('0° / 8°');
});

test('the module links to the hours of its place, in the language of the page', () => {
  expect(renderToString(<WeatherModule frame={patternFrame()} />)).toContain('<a href="/weather/port-ellery/hourly">View hourly forecast</a>');
  expect(renderToString(<WeatherModule frame={spanishFrame()} />)).toContain('<a href="/es/weather/port-ellery/hourly">Ver el pronóstico por horas</a>');
});

test('a report shown on a second page speaks that page’s language and units', () => {
  const weather = { ...PATTERN_WEATHER.fresh };
  const metric = { ...PATTERN_STATION, units: 'metric' as const };
  const spoken = [
    patternFrame({ weather }),
    spanishFrame({ weather }),
    patternFrame({ weather, station: metric }),
    patternFrame({ weather, station: { ...PATTERN_STATION, language: 'es' } }),
    patternFrame({ weather }),
  ].map((frame) => renderToString(<WeatherModule frame={frame} />));
  expect(new Set(spoken).size).toBe(4);
  expect(spoken[4]).toBe(spoken[0]);
  expect(spoken[2]).toContain('18° / 8°');
  expect(spoken[3]).toContain('href="/en/weather/port-ellery"');
});

test('source and time stand under it, with the zone', () => {
  expect(moduleText(PATTERN_WEATHER.fresh)).toContain('National Weather Service , issued May 8, 6:20 p.m. PDT');
  expect(moduleText(PATTERN_WEATHER.fresh)).not.toMatch(/Recorded|Old/);
});

test('recorded and old data are marked wherever they are shown', () => {
  const recorded = patternFrame({ weather: PATTERN_WEATHER.recorded });
  expect(moduleText(PATTERN_WEATHER.recorded)).toContain('Recorded sample');
  expect(textOf(renderToString(<Masthead frame={recorded} />))).toMatch(/57° Clear Recorded sample$/);
  expect(textOf(renderToString(<CurrentWeather frame={recorded} report={PATTERN_WEATHER.recorded} />))).toContain('Recorded sample');
  expect(moduleText(PATTERN_WEATHER.recorded, true)).toContain('Muestra grabada');
  expect(moduleText(PATTERN_WEATHER.old)).toMatch(/Old forecast National Weather Service , issued May 8, 2:20 p\.m\. PDT No newer forecast/);
  expect(textOf(renderToString(<CurrentWeather frame={patternFrame()} report={PATTERN_WEATHER.old} />))).toContain('Old measurement');
  expect(textOf(renderToString(<Masthead frame={patternFrame({ weather: PATTERN_WEATHER.old })} />))).not.toContain('57°');
});

test('what is too old or was never had is said, and no number is shown', () => {
  expect(moduleText(PATTERN_WEATHER.unavailable)).toMatch(
    /The forecast is not available now\. The last one was issued May 7, 1:20 p\.m\. PDT\. Ask National Weather Service$/,
  );
  expect(moduleText(PATTERN_WEATHER.never)).toMatch(/The forecast is not available now\. Ask/);
  const kept = { ...PATTERN_WEATHER.unavailable, daily: PATTERN_WEATHER.fresh.daily };
  for (const report of [PATTERN_WEATHER.unavailable, kept]) expect(moduleText(report)).not.toMatch(/\d°/);
  expect(renderToString(<WeatherModule frame={patternFrame({ weather: null })} />)).toBe('');
});

test('Spanish has its own words where the condition is known, and marks the source’s where it is not', () => {
  const rows = rowsOf(renderToString(<WeatherModule frame={spanishFrame()} />));
  expect(rows[0]).toEqual(['Jueves 8 mayo', 'Despejado', '-° / 48°', '0%']);
  expect(rows[1]?.[1]).toBe('Soleado');
  const daily = PATTERN_WEATHER.fresh.daily.map((row) => ({ ...row, condition: null, conditionText: 'Cats And Dogs' }));
  expect(renderToString(<WeatherModule frame={spanishFrame({ weather: { ...PATTERN_WEATHER.fresh, daily } })} />)).toContain(
    '<span lang="en">Cats And Dogs</span>',
  );
});

test('the bars of a table stand on one scale', () => {
  const scale = rangeScale([
    { hi: 20, lo: 10 },
    { hi: 30, lo: null },
    { hi: null, lo: 0 },
  ]);
  expect(scale).toEqual({ from: 0, to: 30 });
  expect(renderToString(<RangeBar hi={20} lo={10} scale={scale} />)).toContain('<rect x="33.3" width="33.4" height="4" fill="url(#range-colors)">');
  expect(renderToString(<RangeBar hi={30} lo={null} scale={scale} />)).toContain('<rect x="97" width="3"');
  expect(renderToString(<RangeBar hi={null} lo={null} scale={scale} />)).not.toContain('range-colors');
  expect(rangeScale([{ hi: null, lo: null }])).toBeNull();
  expect(rangeScale([{ hi: 5, lo: 5 }])).toEqual({ from: 4, to: 6 });
});

test('the hours stand in tables of one date each; the hour that comes twice names its zone', () => {
  const hourly = patternHours(Date.parse('2025-11-02T06:00:00Z'), 30);
  const report = { ...PATTERN_WEATHER.fresh, hourly };
  expect(hoursByDate(hourly, report.place.timeZone).map((day) => day.length)).toEqual([1, 25, 4]);
  const html = renderToString(<HourlyTables frame={patternFrame()} report={report} />);
  expect(textOf(html)).toMatch(/Sunday, Nov\. 2 .*12 a\.m\. .*1 a\.m\. PDT .*1 a\.m\. PST .*2 a\.m\. /);
  expect(html.match(/<tr>/g)).toHaveLength(33);
});

test('the chart says in words what it shows', () => {
  const html = renderToString(<HourlyChart frame={patternFrame()} report={PATTERN_WEATHER.fresh} />);
  expect(html).toContain(
    'aria-label="Port Ellery, May 8, 2025, 7:00 p.m. PDT to May 10, 2025, 7:00 p.m. PDT. Temperature from 48° to 66°. Highest chance of precipitation 70%."',
  );
  expect(html.match(/role="img"/g)).toHaveLength(3);
  const without = PATTERN_WEATHER.fresh.hourly.map((hour) => ({ ...hour, temperature: null, feelsLike: null }));
  expect(renderToString(<HourlyChart frame={patternFrame()} report={{ ...PATTERN_WEATHER.fresh, hourly: without }} />)).toBe('');
});
