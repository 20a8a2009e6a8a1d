import type { HourRow, WeatherReport } from '#weather/report.ts';
import { shownSpeed } from '#weather/units.ts';
import { dayOfWeek, fullTime } from '../local-time.ts';
import { percentText, temperatureIn, temperatureText } from '../measure.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { chartPlan, HOUR, temperatureDomain, type ChartPlan, type ChartRequest, type ChartSize } from './hourly-chart-plan.ts';

const WIDE: ChartSize = { width: 960, left: 40, right: 956, temperature: { top: 40, bottom: 190 }, precip: { top: 226, bottom: 276 } };
const NARROW: ChartSize = { width: 360, left: 38, right: 358, temperature: { top: 44, bottom: 170 }, precip: { top: 206, bottom: 252 } };
const HEIGHT = { below: 66 } as const;

/** The hours as a picture: one of 48 hours for wide screens, two of 24 for narrow ones; CSS shows the one that fits. */
export function HourlyChart({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport }) {
  const first = report.hourly[0];
  if (first === undefined) return null;
  const within = (from: number, to: number) => report.hourly.filter(({ start }) => start >= first.start + from * HOUR && start < first.start + to * HOUR);
  const hours = within(0, 48);
  const { units } = frame.station;
  const convert = (celsius: number) => temperatureIn(celsius, units);
  const domain = temperatureDomain(hours, convert, units === 'us' ? 10 : 5);
  if (domain === null) return null;
  const common = { now: report.now, timeZone: report.place.timeZone, convert, domain };
  return (
    <div class="chart-area">
      <Legend frame={frame} />
      <Drawing frame={frame} report={report} shape="wide" request={{ ...common, hours, size: WIDE, every: { axis: 6, wind: 3 } }} />
      <div class="chart-pair">
        {[within(0, 24), within(24, 48)]
          .filter((part) => part.length > 0)
          .map((part) => (
            <Drawing frame={frame} report={report} shape="narrow" request={{ ...common, hours: part, size: NARROW, every: { axis: 6, wind: 3 } }} />
          ))}
      </div>
    </div>
  );
}

type DrawingProps = { readonly frame: PageFrame; readonly report: WeatherReport; readonly shape: 'wide' | 'narrow'; readonly request: ChartRequest };

function Drawing({ frame, report, shape, request }: DrawingProps) {
  const { size } = request;
  const plan = chartPlan(request);
  const height = size.precip.bottom + HEIGHT.below;
  return (
    <svg class={`chart ${shape}`} viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={summary(frame, report, request.hours)}>
      {plan.nights.map(({ x, width }) => (
        <rect class="night" x={x} y={size.temperature.top - 14} width={width} height={size.precip.bottom - size.temperature.top + 14} />
      ))}
      {plan.grid.map(({ y, value }) => (
        <>
          <line class="grid" x1={size.left} x2={size.right} y1={y} y2={y} />
          <text x={size.left - 6} y={y + 4} text-anchor="end">
            {value}°
          </text>
        </>
      ))}
      <Precip plan={plan} size={size} />
      <path class="feels" d={plan.feelsLikePath} />
      <path class="temp" d={plan.temperaturePath} />
      {plan.extremes.map(({ x, y, value, kind }) => (
        <>
          <circle class="dot" cx={x} cy={y} r="3" />
          <text class="value" x={x} y={kind === 'high' ? y - 9 : y + 18} text-anchor={anchor(x, size)}>
            {Math.floor(value + 0.5)}°
          </text>
        </>
      ))}
      <Axis plan={plan} size={size} frame={frame} report={report} hours={request.hours} />
      <Winds plan={plan} size={size} frame={frame} />
      {plan.nowX !== null && (
        <>
          <line class="now" x1={plan.nowX} x2={plan.nowX} y1={size.temperature.top - 28} y2={size.precip.bottom} />
          <text class="now-label" x={plan.nowX + 4} y={size.temperature.top - 19}>
            {word(frame.language, 'now')}
          </text>
        </>
      )}
    </svg>
  );
}

type PartProps = { readonly plan: ChartPlan; readonly size: ChartSize };

function Precip({ plan, size }: PartProps) {
  const { top, bottom } = size.precip;
  return (
    <>
      <line class="grid" x1={size.left} x2={size.right} y1={top} y2={top} />
      <line class="base" x1={size.left} x2={size.right} y1={bottom} y2={bottom} />
      <text x={size.left - 6} y={top + 4} text-anchor="end">
        100%
      </text>
      <text x={size.left - 6} y={bottom + 1} text-anchor="end">
        0%
      </text>
      {plan.bars.map(({ x, y, width, height }) => (
        <rect class="bar" x={x} y={y} width={width} height={height} />
      ))}
      {plan.bars
        .filter((bar) => bar.peak)
        .map(({ x, y, width, chance }) => (
          <text class="value" x={x + width / 2} y={Math.max(y - 5, top + 10)} text-anchor={anchor(x, size)}>
            {percentText(chance)}
          </text>
        ))}
    </>
  );
}

type AxisProps = PartProps & { readonly frame: PageFrame; readonly report: WeatherReport; readonly hours: readonly HourRow[] };

function Axis({ plan, size, frame, report, hours }: AxisProps) {
  const y = size.precip.bottom + 16;
  const midnights = plan.ticks.filter((tick) => tick.midnight);
  const first = hours[0];
  const labelTop = size.temperature.top - 19;
  const name = (at: number) => dayOfWeek(at, report.place.timeZone, frame.language);
  const room = (midnights[0]?.x ?? size.right) - size.left;
  const startX = plan.nowX === null ? size.left + 4 : plan.nowX + 44;
  return (
    <>
      {plan.ticks.map(({ x, label }) => (
        <>
          <line class="tick" x1={x} x2={x} y1={size.precip.bottom} y2={size.precip.bottom + 4} />
          <text x={x} y={y} text-anchor={anchor(x, size)}>
            {label}
          </text>
        </>
      ))}
      {first !== undefined && room > 180 && (
        <text class="day" x={startX} y={labelTop}>
          {name(first.start)}
        </text>
      )}
      {midnights
        .filter(({ x }) => size.right - x > 110 && x - size.left > 1)
        .map(({ x, at }) => (
          <>
            <line class="midnight" x1={x} x2={x} y1={size.temperature.top - 28} y2={size.precip.bottom} />
            <text class="day" x={x + 5} y={labelTop}>
              {name(at)}
            </text>
          </>
        ))}
    </>
  );
}

function Winds({ plan, size, frame }: PartProps & { readonly frame: PageFrame }) {
  const y = size.precip.bottom + 36;
  const { units } = frame.station;
  return (
    <>
      <text x={size.left - 6} y={y + 16} text-anchor="end">
        {units === 'us' ? 'mph' : 'km/h'}
      </text>
      {plan.winds
        .filter(({ x }) => x > size.left + 4)
        .map(({ x, speed, direction }) => {
          const whole = shownSpeed(speed, units) ?? 0;
          return (
            <>
              {direction !== null && whole > 0 && (
                <path class="arrow" d="M0 6V-6M-3.5 -1.5L0 -6L3.5 -1.5" transform={`translate(${x} ${y}) rotate(${Math.round(direction + 180) % 360})`} />
              )}
              <text x={x} y={y + 22} text-anchor="middle">
                {whole}
              </text>
            </>
          );
        })}
    </>
  );
}

function Legend({ frame }: { readonly frame: PageFrame }) {
  const { language } = frame;
  return (
    <ul class="legend">
      <li>
        <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
          <path class="temp" d="M0 5H24" />
        </svg>
        {word(language, 'temperature')}
      </li>
      <li>
        <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
          <path class="feels" d="M0 5H24" />
        </svg>
        {word(language, 'feelsLike')}
      </li>
      <li>
        <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
          <rect class="bar" x="8" width="8" height="10" />
        </svg>
        {word(language, 'chanceOfPrecip')}
      </li>
      <li>
        <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
          <path class="arrow" d="M2 5H20M15 1.5L20 5L15 8.5" />
        </svg>
        {word(language, 'wind')}
      </li>
      <li>
        <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
          <rect class="night" width="24" height="10" />
        </svg>
        {word(language, 'night')}
      </li>
    </ul>
  );
}

/** Keeps a label inside the picture at its ends. */
function anchor(x: number, size: ChartSize): 'start' | 'middle' | 'end' {
  if (x < size.left + 18) return 'start';
  return x > size.right - 18 ? 'end' : 'middle';
}

/** The picture in a sentence; the table under it has every number. */
function summary(frame: PageFrame, report: WeatherReport, hours: readonly HourRow[]): string {
  const {
    language,
    station: { units },
  } = frame;
  const known = hours.flatMap(({ temperature }) => (temperature === null ? [] : [temperature]));
  const chances = hours.flatMap(({ precipChance }) => (precipChance === null ? [] : [precipChance]));
  const [first, last] = [hours[0], hours[hours.length - 1]];
  return word(language, 'chartSummary', {
    place: report.place.name,
    from: first === undefined ? '-' : fullTime(first.start, report.place.timeZone, language),
    to: last === undefined ? '-' : fullTime(last.start + HOUR, report.place.timeZone, language),
    low: temperatureText(known.length === 0 ? null : Math.min(...known), units),
    high: temperatureText(known.length === 0 ? null : Math.max(...known), units),
    chance: chances.length === 0 ? word(language, 'missing') : percentText(Math.max(...chances)),
  });
}
