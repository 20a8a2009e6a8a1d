import { localDate } from '#platform/zoned-time.ts';
import type { HourRow, WeatherReport } from '#weather/report.ts';
import { dayOfWeek, hourOfDay, machineTime } from '../local-time.ts';
import { bareWindText, percentText, speedUnit, temperatureText } from '../measure.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { ConditionLabel } from './condition-label.tsx';

/** Days that the chart shows too, and one more. */
const OPEN_DAYS = 3;

/** The hours as tables, one for each date of the place; those of later days are folded. */
export function HourlyTables({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport }) {
  const { timeZone } = report.place;
  const days = hoursByDate(report.hourly, timeZone).flatMap((hours) => {
    const [first] = hours;
    return first === undefined ? [] : [{ hours, name: dayOfWeek(first.start, timeZone, frame.language) }];
  });
  return (
    <>
      {days.map(({ hours, name }, index) => (
        <details class="hours-day" open={index < OPEN_DAYS}>
          <summary>{name}</summary>
          <DayTable frame={frame} hours={hours} name={name} timeZone={timeZone} />
        </details>
      ))}
    </>
  );
}

type DayTableProps = { readonly frame: PageFrame; readonly hours: readonly HourRow[]; readonly name: string; readonly timeZone: string };

function DayTable({ frame, hours, name, timeZone }: DayTableProps) {
  const {
    language,
    station: { units },
  } = frame;
  return (
    <table class="hours">
      <caption class="unseen">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{word(language, 'hour')}</th>
          <th scope="col">{word(language, 'conditions')}</th>
          <th scope="col" class="num">
            {word(language, 'temperatureShort')}
          </th>
          <th scope="col" class="num wide">
            {word(language, 'feelsLike')}
          </th>
          <th scope="col" class="num">
            {word(language, 'precip')}
          </th>
          <th scope="col" class="num">
            {word(language, 'windIn', { unit: speedUnit(units) })}
          </th>
          <th scope="col" class="num wide">
            {word(language, 'humidity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr>
            <th scope="row">
              <time datetime={machineTime(hour.start)}>{hourOfDay(hour.start, timeZone)}</time>
            </th>
            <td class="sky">
              <ConditionLabel row={hour} isDay={hour.isDay} language={language} />
            </td>
            <td class="num">
              <b>{temperatureText(hour.temperature, units)}</b>
            </td>
            <td class="num wide">{temperatureText(hour.feelsLike, units)}</td>
            <td class="num">{percentText(hour.precipChance)}</td>
            <td class="num">{bareWindText(hour, units, language)}</td>
            <td class="num wide">{percentText(hour.humidity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The hours in groups of one local date each, in their order. */
export function hoursByDate(hours: readonly HourRow[], timeZone: string): readonly (readonly HourRow[])[] {
  const groups = new Map<string, HourRow[]>();
  for (const hour of hours) {
    const date = localDate(hour.start, timeZone);
    const group = groups.get(date);
    if (group === undefined) groups.set(date, [hour]);
    else group.push(hour);
  }
  return [...groups.values()];
}
