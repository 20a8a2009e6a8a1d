import type { Instant } from '#platform/clock.ts';
import { aggregateCondition, type HourSky } from './aggregate-condition.ts';
import type { Condition } from './condition.ts';
import { dateOfHigh, dateOfLow, dayWindow, daytimeIsOver, nightWindow, rowDate, rowDates, rowWindow, type Window } from './day-periods.ts';
import type { DayPeriod, GridForecast, PeriodForecast, Span } from './forecast.ts';
import type { DayRow } from './report.ts';
import { maxOver, valueAt } from './span.ts';
import { roundHalfUp, toFahrenheit } from './units.ts';

const HOUR = 3_600_000;

/** What rows are made of where a source forecasts half days and keeps a grid behind them. Either may be missing. */
export type HalfDays = { readonly periods: PeriodForecast | null; readonly grid: GridForecast | null };

/** Of several values for one date the one of the longest interval, then of the latest: a first one that was cut never wins by its place. */
function byDate(spans: readonly Span<number>[], dateOf: (end: Instant) => string): ReadonlyMap<string, number> {
  const best = new Map<string, Span<number>>();
  for (const span of spans) {
    const date = dateOf(span[1]);
    const known = best.get(date);
    const longer = known === undefined ? 1 : span[1] - span[0] - (known[1] - known[0]);
    if (known === undefined || longer > 0 || (longer === 0 && (span[0] > known[0] || (span[0] === known[0] && span[2] > known[2])))) best.set(date, span);
  }
  return new Map([...best].map(([date, span]) => [date, span[2]]));
}

/** The half days that are not over, by date and half; of two for the same half the longer, then the earlier. */
function remaining(periods: readonly DayPeriod[], timeZone: string, now: Instant): ReadonlyMap<string, DayPeriod> {
  const found = new Map<string, DayPeriod>();
  for (const period of periods) {
    if (period.end <= now) continue;
    const key = `${rowDate(period.start, period.part, timeZone)} ${period.part}`;
    const known = found.get(key);
    const longer = known === undefined ? 1 : period.end - period.start - (known.end - known.start);
    if (known === undefined || longer > 0 || (longer === 0 && period.start < known.start)) found.set(key, period);
  }
  return found;
}

/**
 * The finer figure of the grid where it is the one that the period rounded (11.67 °C behind "53 °F" or "12 °C"); else the
 * period's own. A table in °F is exact either way, one in °C only with the grid's.
 */
function temperatureOf(period: DayPeriod | undefined, grid: number | undefined): number | null {
  const said = period?.temperature ?? null;
  if (said === null || grid === undefined) return said ?? grid ?? null;
  const same = period?.wholeDegrees === 'C' ? roundHalfUp(grid) === roundHalfUp(said) : roundHalfUp(toFahrenheit(grid)) === roundHalfUp(toFahrenheit(said));
  return same ? grid : said;
}

function gridHours(grid: GridForecast, window: Window): readonly HourSky[] {
  const hours: HourSky[] = [];
  for (let at = window.start; at < window.end; at += HOUR) {
    const condition = valueAt(grid.weather, at);
    const skyCover = valueAt(grid.skyCover, at);
    if (condition !== null || skyCover !== null) hours.push({ condition, skyCover, rain: null });
  }
  return hours;
}

/** The condition of a window as the grid has it, or null where the grid does not reach. */
function gridCondition(grid: GridForecast | null, window: Window): Condition | null {
  if (grid === null) return null;
  return aggregateCondition(gridHours(grid, window), maxOver(grid.precipChance, window.start, window.end) ?? 100);
}

type RowInput = { readonly date: string; readonly day: DayPeriod | undefined; readonly night: DayPeriod | undefined; readonly grid: GridForecast | null };

/** The largest chance of the row's remaining half days; a half without one is looked up in the grid, and so is a row without halves. */
function chanceOf({ date, day, night, grid }: RowInput, timeZone: string, now: Instant): number | null {
  const overGrid = (window: Window): number | null => (grid === null ? null : maxOver(grid.precipChance, window.start, window.end));
  const halves = [day, night].filter((half) => half !== undefined);
  if (halves.length === 0) {
    const window = rowWindow(date, timeZone);
    return overGrid({ start: Math.max(window.start, now), end: window.end });
  }
  const chances = halves.map((half) => half.precipChance ?? overGrid(half)).filter((chance) => chance !== null);
  return chances.length === 0 ? null : Math.max(...chances);
}

function skyOf({ date, day, night, grid }: RowInput, timeZone: string, now: Instant): Pick<DayRow, 'condition' | 'conditionText'> {
  const shown = day ?? night;
  const over = daytimeIsOver(date, now, timeZone);
  const window = shown ?? (over ? nightWindow(date, timeZone) : dayWindow(date, timeZone));
  const fromGrid = gridCondition(grid, { start: Math.max(window.start, Math.floor(now / HOUR) * HOUR), end: window.end });
  const said = shown?.condition ?? null;
  const condition = said === null ? fromGrid : said.sky === 'unknown' && fromGrid !== null ? { ...said, sky: fromGrid.sky } : said;
  return { condition, conditionText: shown?.conditionText ?? null };
}

function partsOf(hasDay: boolean, hasNight: boolean): DayRow['parts'] {
  if (hasDay) return hasNight ? 'both' : 'dayOnly';
  return hasNight ? 'nightOnly' : 'none';
}

/**
 * The daily table of a source that forecasts half days: eight rows from today at the place, the order of the answer
 * notwithstanding. The high of today is gone from 18:00 local on, whatever the answer or the grid still hold.
 *
 * Temperatures in °C, chances in percent; null where missing.
 */
export function dailyFromPeriods({ periods, grid }: HalfDays, timeZone: string, now: Instant): readonly DayRow[] {
  const halves = remaining(periods?.periods ?? [], timeZone, now);
  const highs = byDate(grid?.highs ?? [], (end) => dateOfHigh(end, timeZone));
  const lows = byDate(grid?.lows ?? [], (end) => dateOfLow(end, timeZone));
  return rowDates(now, timeZone).map((date) => {
    const over = daytimeIsOver(date, now, timeZone);
    const day = over ? undefined : halves.get(`${date} day`);
    const night = halves.get(`${date} night`);
    const row = { date, day, night, grid };
    const hi = over ? null : temperatureOf(day, highs.get(date));
    const lo = temperatureOf(night, lows.get(date));
    return {
      date,
      hi,
      lo,
      ...skyOf(row, timeZone, now),
      precipChance: chanceOf(row, timeZone, now),
      parts: partsOf(day !== undefined || hi !== null, night !== undefined || lo !== null),
    };
  });
}
