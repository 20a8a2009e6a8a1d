import type { Instant } from '#platform/clock.ts';
import { aggregateCondition, skyOfCover } from './aggregate-condition.ts';
import type { ForecastHour, GridForecast, HourForecast } from './forecast.ts';
import type { HourRow } from './report.ts';
import { totalOf, valueAt } from './span.ts';
import { sunIsUp, type Spot } from './sun.ts';

const HOUR = 3_600_000;

/** What hours are made of: a source's hourly answer and the grid behind it. Either may be missing. */
export type Hours = { readonly hours: HourForecast | null; readonly grid: GridForecast | null };

/** The grid read hour by hour, for when the hourly answer itself is missing. */
function hoursOfGrid(grid: GridForecast, now: Instant): readonly ForecastHour[] {
  const last = grid.temperature.reduce((end, span) => Math.max(end, span[1]), 0);
  const rows: ForecastHour[] = [];
  for (let start = Math.floor(now / HOUR) * HOUR; start < last; start += HOUR) {
    const condition = valueAt(grid.weather, start);
    const skyCover = valueAt(grid.skyCover, start);
    const windSpeed = valueAt(grid.windSpeed, start);
    const precipChance = valueAt(grid.precipChance, start);
    rows.push({
      start,
      end: start + HOUR,
      temperature: valueAt(grid.temperature, start),
      humidity: valueAt(grid.humidity, start),
      precipChance,
      windSpeed,
      windDirection: windSpeed === null || windSpeed === 0 ? null : valueAt(grid.windDirection, start),
      condition: condition === null && skyCover === null ? null : aggregateCondition([{ condition, skyCover, rain: null }], precipChance ?? 100),
      conditionText: null,
    });
  }
  return rows;
}

function rowOf(hour: ForecastHour, grid: GridForecast | null, spot: Spot): HourRow {
  const { start, end } = hour;
  const at = <T>(pick: (grid: GridForecast) => readonly (readonly [number, number, T])[]): T | null => (grid === null ? null : valueAt(pick(grid), start));
  const temperature = hour.temperature ?? at((g) => g.temperature);
  return {
    start,
    temperature,
    feelsLike: temperature === null ? null : at((g) => g.feelsLike),
    condition: hour.condition?.sky === 'unknown' ? { ...hour.condition, sky: skyOfCover(at((g) => g.skyCover)) } : hour.condition,
    conditionText: hour.conditionText,
    precipChance: hour.precipChance ?? at((g) => g.precipChance),
    precipAmount: grid === null ? null : totalOf(grid.rain, start, end),
    windSpeed: hour.windSpeed,
    windGust: at((g) => g.windGust),
    windDirection: hour.windDirection,
    humidity: hour.humidity ?? at((g) => g.humidity),
    isDay: sunIsUp(start + (end - start) / 2, spot),
  };
}

/**
 * The hours from the one that contains `now`, as the source has them, joined with the grid by time. Nothing is filled in
 * where the source has nothing.
 */
export function hourlyRows({ hours, grid }: Hours, spot: Spot, now: Instant): readonly HourRow[] {
  const source = hours?.hours ?? (grid === null ? [] : hoursOfGrid(grid, now));
  return source.filter((hour) => hour.end > now).map((hour) => rowOf(hour, grid, spot));
}
