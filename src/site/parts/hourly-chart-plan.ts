import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Instant } from '#platform/clock.ts';
import { wallTime } from '#platform/zoned-time.ts';
import type { HourRow } from '#weather/report.ts';
import { hourOfDay } from '../local-time.ts';

/** Milliseconds of an hour. */
export const HOUR = 3_600_000;

/** Places of the bands of a chart, in its own units of length. */
export type ChartSize = {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly temperature: { readonly top: number; readonly bottom: number };
  readonly precip: { readonly top: number; readonly bottom: number };
};

/** Where everything of a chart stands. Lengths are rounded to a tenth. */
export type ChartPlan = {
  readonly temperaturePath: string;
  readonly feelsLikePath: string;
  readonly grid: readonly { readonly y: number; readonly value: number }[];
  readonly nights: readonly { readonly x: number; readonly width: number }[];
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly chance: number;
    readonly peak: boolean;
  }[];
  readonly extremes: readonly { readonly x: number; readonly y: number; readonly value: number; readonly kind: 'high' | 'low' }[];
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly midnight: boolean; readonly at: Instant }[];
  readonly winds: readonly { readonly x: number; readonly speed: number; readonly direction: number | null }[];
  readonly nowX: number | null;
};

export type ChartRequest = {
  /** Hours to be drawn, ascending; there may be gaps, and 23 or 25 of them in a day. */
  readonly hours: readonly HourRow[];
  readonly size: ChartSize;
  readonly now: Instant;
  readonly timeZone: string;
  /** The temperature of an hour's °C on the page's scale. */
  readonly convert: (celsius: number) => number;
  /** Lowest and highest value of the scale, on the page's scale. */
  readonly domain: readonly [number, number];
  /** Every how many hours of the clock the axis and the winds are labeled. */
  readonly every: { readonly axis: number; readonly wind: number };
};

/** Plans a chart. The axis is one of instants: an hour is as wide on the day the clocks change as on any other. */
export function chartPlan({ hours, size, now, timeZone, convert, domain, every }: ChartRequest): ChartPlan {
  const first = hours[0]?.start ?? now;
  const last = hours[hours.length - 1]?.start ?? now;
  const x = scaleLinear([first, last + HOUR], [size.left, size.right]);
  const y = scaleLinear([domain[0], domain[1]], [size.temperature.bottom, size.temperature.top]);
  const value = (celsius: number | null): number | null => (celsius === null ? null : convert(celsius));
  const clock = hours.map((hour) => wallTime(hour.start, timeZone));
  const tall = scaleLinear([0, 100], [0, size.precip.bottom - size.precip.top]);
  const highest = Math.max(0, ...hours.map((hour) => hour.precipChance ?? 0));
  const peak = hours.findIndex((hour) => hour.precipChance === highest);
  return {
    temperaturePath: path(hours, (hour) => value(hour.temperature), x, y),
    feelsLikePath: path(hours, (hour) => value(hour.feelsLike), x, y),
    grid: y.ticks(4).map((step) => ({ y: tenth(y(step)), value: step })),
    nights: runs(hours, (hour) => !hour.isDay).map(([from, to]) => ({ x: tenth(x(from)), width: tenth(x(to) - x(from)) })),
    bars: hours.flatMap((hour, index) => {
      const chance = hour.precipChance ?? 0;
      if (chance <= 0) return [];
      const [from, height] = [x(hour.start), tall(chance)];
      const width = x(hour.start + HOUR) - from;
      return [
        {
          x: tenth(from + width * 0.12),
          y: tenth(size.precip.bottom - height),
          width: tenth(width * 0.76),
          height: tenth(height),
          chance,
          peak: index === peak,
        },
      ];
    }),
    extremes: extremes(hours).map(({ hour, celsius, kind }) => ({ x: tenth(x(hour.start)), y: tenth(y(convert(celsius))), value: convert(celsius), kind })),
    ticks: hours.flatMap((hour, index) => {
      const parts = clock[index];
      if (parts === undefined || parts.hour % every.axis !== 0 || parts.minute !== 0) return [];
      return [{ x: tenth(x(hour.start)), label: hourOfDay(hour.start, timeZone), midnight: parts.hour === 0, at: hour.start }];
    }),
    winds: hours.flatMap((hour, index) =>
      hour.windSpeed === null || (clock[index]?.hour ?? 1) % every.wind !== 0
        ? []
        : [{ x: tenth(x(hour.start + HOUR / 2)), speed: hour.windSpeed, direction: hour.windDirection }],
    ),
    nowX: now >= first && now <= last + HOUR ? tenth(x(now)) : null,
  };
}

/** Lowest and highest temperature, felt or not, of `hours` on the page's scale, widened to whole steps of `step`. */
export function temperatureDomain(hours: readonly HourRow[], convert: (celsius: number) => number, step: number): readonly [number, number] | null {
  const known = hours
    .flatMap((hour) => [hour.temperature, hour.feelsLike])
    .filter((celsius) => celsius !== null)
    .map(convert);
  if (known.length === 0) return null;
  const low = Math.floor(Math.min(...known) / step) * step;
  const high = Math.ceil(Math.max(...known) / step) * step;
  return [low, high > low ? high : low + step];
}

type Scale = (value: number) => number;

/** The line of a value; missing values and missing hours leave it open. */
function path(hours: readonly HourRow[], valueOf: (hour: HourRow) => number | null, x: Scale, y: Scale): string {
  const points: { at: number; value: number | null }[] = [];
  for (const [index, hour] of hours.entries()) {
    const before = hours[index - 1];
    if (before !== undefined && hour.start - before.start > HOUR) points.push({ at: before.start + HOUR, value: null });
    points.push({ at: hour.start, value: valueOf(hour) });
  }
  const draw = line<{ at: number; value: number | null }>()
    .defined((point) => point.value !== null)
    .x((point) => x(point.at))
    .y((point) => y(point.value ?? 0))
    .digits(1);
  return draw(points) ?? '';
}

/** Spans of time, without a gap in them, in which `test` holds. */
function runs(hours: readonly HourRow[], test: (hour: HourRow) => boolean): readonly (readonly [Instant, Instant])[] {
  const found: [Instant, Instant][] = [];
  for (const hour of hours) {
    if (!test(hour)) continue;
    const open = found[found.length - 1];
    if (open !== undefined && open[1] === hour.start) open[1] = hour.start + HOUR;
    else found.push([hour.start, hour.start + HOUR]);
  }
  return found;
}

const REACH = 6 * HOUR;

/** The hours to be labeled: highest and lowest within six hours to both sides; of a level stretch, its middle. */
function extremes(hours: readonly HourRow[]): readonly { hour: HourRow; celsius: number; kind: 'high' | 'low' }[] {
  const known = hours.filter((hour) => hour.temperature !== null);
  const found = known.flatMap((hour, index) => {
    const celsius = hour.temperature ?? 0;
    const near = known.filter((other) => Math.abs(other.start - hour.start) <= REACH).map((other) => other.temperature ?? 0);
    const atEdge = index === 0 || index === known.length - 1;
    return (['high', 'low'] as const).flatMap((kind) => {
      const best = kind === 'high' ? Math.max(...near) : Math.min(...near);
      if (celsius !== best || Math.max(...near) === Math.min(...near)) return [];
      if (atEdge && !isAlone(known, index)) return [];
      return middleOfLevel(known, index) === index ? [{ hour, celsius, kind }] : [];
    });
  });
  // The same value again soon after says nothing new.
  return found.filter((one, index) => !found.slice(0, index).some((other) => other.kind === one.kind && one.hour.start - other.hour.start <= REACH));
}

/** True where no other hour of the chart is as warm or as cold: then even an end of the line is labeled. */
function isAlone(known: readonly HourRow[], index: number): boolean {
  const all = known.map((hour) => hour.temperature ?? 0);
  const own = all[index] ?? 0;
  return own === Math.max(...all) || own === Math.min(...all);
}

function middleOfLevel(known: readonly HourRow[], index: number): number {
  let [from, to] = [index, index];
  while (known[from - 1]?.temperature === known[index]?.temperature) from--;
  while (known[to + 1]?.temperature === known[index]?.temperature) to++;
  return Math.floor((from + to) / 2);
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
