import type { Instant } from '#platform/clock.ts';
import type { Language } from '#story/story.ts';
import type { DayRow, SunTimes } from '#weather/report.ts';
import type { Units } from '#weather/units.ts';
import { bareTime, calendarDay, machineTime } from '../local-time.ts';
import { percentText, temperatureText } from '../measure.ts';
import { word } from '../words.ts';
import { ConditionLabel } from './condition-label.tsx';
import { rangeScale, RangeBar } from './range-bar.tsx';

export type ForecastTableProps = {
  readonly place: string;
  readonly rows: readonly DayRow[];
  /** Sun times for columns of their own, on the weather page; one for each row. */
  readonly sun?: readonly SunTimes[];
  readonly timeZone: string;
  readonly language: Language;
  readonly units: Units;
};

/** The daily forecast: day and date, conditions with the day's range on one scale, high and low, chance of precipitation. */
export function ForecastTable({ place, rows, sun, timeZone, language, units }: ForecastTableProps) {
  const scale = rangeScale(rows);
  return (
    <table class="forecast">
      <caption class="unseen">
        {word(language, 'weatherIn', { place })}: {word(language, 'dailyForecast')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{word(language, 'day')}</th>
          <th scope="col">{word(language, 'conditions')}</th>
          <th scope="col" class="num">
            {word(language, 'hiLo')}
          </th>
          <th scope="col" class="num">
            {word(language, 'precip')}
          </th>
          {sun !== undefined && (
            <>
              <th scope="col" class="num wide">
                {word(language, 'sunrise')}
              </th>
              <th scope="col" class="num wide">
                {word(language, 'sunset')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const { weekday, date } = calendarDay(row.date, language);
          return (
            <tr>
              <th scope="row">
                <b>{weekday}</b> <time datetime={row.date}>{date}</time>
              </th>
              <td class="conditions">
                <ConditionLabel row={row} isDay={row.parts !== 'nightOnly'} language={language} />
                <RangeBar hi={row.hi} lo={row.lo} scale={scale} />
              </td>
              <td class="num">
                <Reading celsius={row.hi} units={units} missing={word(language, 'missingHigh')} />
                {' / '}
                <Reading celsius={row.lo} units={units} missing={word(language, 'missingLow')} />
              </td>
              <td class="num">{percentText(row.precipChance)}</td>
              {sun !== undefined && <SunCells sun={sun[index]} timeZone={timeZone} language={language} />}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A temperature; a missing one is a hyphen to the eye and words to the ear. */
function Reading({ celsius, units, missing }: { readonly celsius: number | null; readonly units: Units; readonly missing: string }) {
  const text = temperatureText(celsius, units);
  return celsius === null ? <span title={missing}>{text}</span> : <>{text}</>;
}

/** Sunrise and sunset of a row, in their own columns; one cell over both where the sun does neither. */
function SunCells({ sun, timeZone, language }: { readonly sun: SunTimes | undefined; readonly timeZone: string; readonly language: Language }) {
  if (sun !== undefined && sun.state !== 'risesAndSets') {
    return (
      <td class="num wide" colSpan={2}>
        {word(language, sun.state === 'alwaysUp' ? 'sunUpAllDay' : 'sunDownAllDay')}
      </td>
    );
  }
  return (
    <>
      {[sun?.rise ?? null, sun?.set ?? null].map((at) => (
        <td class="num wide">
          <SunTime at={at} timeZone={timeZone} />
        </td>
      ))}
    </>
  );
}

/** A time of the sun; a hyphen where there is none. */
export function SunTime({ at, timeZone }: { readonly at: Instant | null; readonly timeZone: string }) {
  return at === null ? <>-</> : <time datetime={machineTime(at)}>{bareTime(at, timeZone)}</time>;
}
