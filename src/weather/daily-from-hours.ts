import type { Instant } from '#platform/clock.ts';
import { addDays, instantOf, localDate } from '#platform/zoned-time.ts';
import { aggregateCondition, type HourSky } from './aggregate-condition.ts';
import type { Condition } from './condition.ts';
import { dayWindow, daytimeIsOver, nightWindow, rowDates, rowWindow, type Window } from './day-periods.ts';
import type { DayRule, EarlierExtremes, ModelBlock, ModelForecast, ModelStep } from './model-forecast.ts';
import type { DayRow } from './report.ts';

const HOUR = 3_600_000;
/** A block of six hours counts for a window from this overlap on. */
const BLOCK_OVERLAP = 3 * HOUR;

/** How days are cut, and where. */
export type DayCut = { readonly timeZone: string; readonly rule: DayRule };

/** A window whose last instant counts, too: an hour's temperature is that of its first minute. */
type Sampled = Window & { readonly last: Instant };

/** Hours of which the highest is the day's high: 06:00 to 20:00, both told. */
function highWindow(date: string, { timeZone, rule }: DayCut): Sampled {
  if (rule === 'calendar-day') return calendarDay(date, timeZone);
  const end = instantOf(date, 20, 0, timeZone);
  return { start: dayWindow(date, timeZone).start, end, last: end };
}

/** Hours of which the lowest is the low of the night that begins on the date: 18:00 to 09:00, both told. */
function lowWindow(date: string, { timeZone, rule }: DayCut): Sampled {
  if (rule === 'calendar-day') return calendarDay(date, timeZone);
  const end = instantOf(addDays(date, 1), 9, 0, timeZone);
  return { start: nightWindow(date, timeZone).start, end, last: end };
}

function calendarDay(date: string, timeZone: string): Sampled {
  const end = instantOf(addDays(date, 1), 0, 0, timeZone);
  return { start: instantOf(date, 0, 0, timeZone), end, last: end - 1 };
}

const overlap = (a: Window, b: Window): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Temperatures that can be known in a window, by the hour: those of the steps, and the hours that blocks of six stand for. */
function extremeOf(
  forecast: ModelForecast,
  window: Sampled,
  pick: (block: ModelBlock) => number | null,
  better: (a: number, b: number) => number,
): { readonly value: number | null; readonly covered: number } {
  const known = new Map<Instant, number>();
  for (const { start, temperature } of forecast.steps) {
    if (temperature !== null) known.set(start, temperature);
  }
  const values: number[] = [];
  const hours = new Set<Instant>();
  for (const [at, temperature] of known) {
    if (at < window.start || at > window.last) continue;
    values.push(temperature);
    hours.add(Math.floor(at / HOUR));
  }
  for (const block of forecast.blocks) {
    const value = pick(block);
    // Where every hour is told by itself, the block adds nothing but hours outside of the window.
    if (value === null || overlap(block, window) < BLOCK_OVERLAP || everyHourIn(known, block)) continue;
    values.push(value);
    for (let at = Math.max(block.start, window.start); at < Math.min(block.end, window.last + 1); at += HOUR) hours.add(Math.floor(at / HOUR));
  }
  const all = Math.floor(window.last / HOUR) - Math.ceil(window.start / HOUR) + 1;
  return { value: values.length === 0 ? null : values.reduce((a, b) => better(a, b)), covered: hours.size / all };
}

function everyHourIn(known: ReadonlyMap<Instant, number>, block: ModelBlock): boolean {
  for (let at = block.start; at <= block.end; at += HOUR) if (!known.has(at)) return false;
  return true;
}

/** A high or low with what was told of the same date before, where hours of its window are not in the answer any more. */
function combined(found: ReturnType<typeof extremeOf>, forgets: boolean, earlier: number | null, better: (a: number, b: number) => number): number | null {
  const own = found.covered >= 0.5 ? found.value : null;
  if (!forgets || earlier === null) return own;
  return found.value === null ? earlier : better(found.value, earlier);
}

/**
 * High and low of one date in °C, null where less than half of the hours of their window are known. `earlier` is what an
 * earlier answer gave for that date: it is combined where this answer begins after the window has.
 */
export function extremesOf(
  forecast: ModelForecast,
  date: string,
  cut: DayCut,
  earlier: EarlierExtremes | null,
): EarlierExtremes & { readonly partial: boolean } {
  const first = forecast.steps.find((step) => step.temperature !== null)?.start ?? Number.POSITIVE_INFINITY;
  const [high, low] = [highWindow(date, cut), lowWindow(date, cut)];
  const known = earlier?.date === date ? earlier : null;
  const hi = combined(
    extremeOf(forecast, high, (b) => b.highest, Math.max),
    first > high.start,
    known?.hi ?? null,
    Math.max,
  );
  const lo = combined(
    extremeOf(forecast, low, (b) => b.lowest, Math.min),
    first > low.start,
    known?.lo ?? null,
    Math.min,
  );
  return {
    date,
    hi,
    lo,
    partial: (hi !== null && first > high.start && (known?.hi ?? null) === null) || (lo !== null && first > low.start && (known?.lo ?? null) === null),
  };
}

/** The largest chance over what remains of a window: of its hours, and of blocks of six that lie in it by half. */
function chanceOver({ steps, blocks }: ModelForecast, window: Window): number | null {
  const ofHours = steps.filter((s) => s.end - s.start === HOUR && s.start < window.end && s.end > window.start).map((s) => s.precipChance);
  const ofBlocks = blocks.filter((b) => overlap(b, window) >= BLOCK_OVERLAP).map((b) => b.precipChance);
  const chances = [...ofHours, ...ofBlocks].filter((chance) => chance !== null);
  return chances.length === 0 ? null : Math.max(...chances);
}

/** The steps of a window hour by hour; a step of six hours counts by the same rule as a block, with its whole amount. */
function skiesIn(steps: readonly ModelStep[], window: Window): readonly HourSky[] {
  return steps.flatMap((step): HourSky[] => {
    const shared = overlap(step, window);
    const long = step.end - step.start > HOUR;
    if (shared <= 0 || (long && shared < BLOCK_OVERLAP)) return [];
    const hours = long ? Math.max(1, Math.round(shared / HOUR)) : 1;
    const { condition, skyCover, precipAmount } = step;
    return Array.from({ length: hours }, () => ({ condition, skyCover, rain: precipAmount === null ? null : precipAmount / hours }));
  });
}

/** The condition of the daytime that remains, else of the night. */
function conditionOf(
  forecast: ModelForecast,
  date: string,
  timeZone: string,
  now: Instant,
): { readonly condition: Condition | null; readonly ofNight: boolean } {
  const remaining = (window: Window): Window => ({ start: Math.max(window.start, Math.floor(now / HOUR) * HOUR), end: window.end });
  const told = (window: Window): Condition | null => aggregateCondition(skiesIn(forecast.steps, window), chanceOver(forecast, window));
  const day = daytimeIsOver(date, now, timeZone) ? null : told(remaining(dayWindow(date, timeZone)));
  return day === null ? { condition: told(remaining(nightWindow(date, timeZone))), ofNight: true } : { condition: day, ofNight: false };
}

/**
 * The daily table of a source that forecasts by hours: eight rows from today at the place, whose columns mean what those of
 * half days mean (docs/decisions/0056). The high of today is gone from 18:00 local on.
 *
 * Temperatures in °C, chances in percent; null where missing.
 */
export function dailyFromHours(forecast: ModelForecast, cut: DayCut, earlier: readonly EarlierExtremes[], now: Instant): readonly DayRow[] {
  const { timeZone, rule } = cut;
  const today = localDate(now, timeZone);
  return rowDates(now, timeZone).map((date) => {
    const over = daytimeIsOver(date, now, timeZone);
    const { hi, lo, partial } = extremesOf(forecast, date, cut, earlier.find((e) => e.date === date) ?? null);
    const { condition, ofNight } = conditionOf(forecast, date, timeZone, now);
    const row = rule === 'calendar-day' ? calendarDay(date, timeZone) : rowWindow(date, timeZone);
    const shownHigh = over ? null : hi;
    return {
      date,
      hi: shownHigh,
      lo,
      condition,
      conditionText: null,
      precipChance: chanceOver(forecast, { start: Math.max(row.start, now), end: row.end }),
      parts:
        shownHigh !== null || (condition !== null && !ofNight) ? (lo === null ? 'dayOnly' : 'both') : lo !== null || condition !== null ? 'nightOnly' : 'none',
      ...(partial && date === today ? { partial: true as const } : {}),
    };
  });
}
