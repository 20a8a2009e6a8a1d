import { localDate } from '#platform/zoned-time.ts';
import type { HourRow, WeatherReport } from '#weather/report.ts';
import { dayOfWeek, hourOfDay, machineTime } from '../local-time.ts';
import { percentText, temperatureText, windText } from '../measure.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { ConditionLabel } from './condition-label.tsx';

/** The hours as tables, one for each date of the place. */
export function HourlyTables({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport }) {
  return <>{hoursByDate(report.hourly, report.place.timeZone).map((hours) => <DayTable frame={frame} hours={hours} timeZone={report.place.timeZone} />)}</>;
}

function DayTable({ frame, hours, timeZone }: { readonly frame: PageFrame; readonly hours: readonly HourRow[]; readonly timeZone: string }) {
  const { language, station: { units } } = frame;
  const first = hours[0];
  if (first === undefined) return null;
  return (
    <table class="hours">
      <caption>{dayOfWeek(first.start, timeZone, language)}</caption>
      <thead>
        <tr>
          <th scope="col">{word(language, 'hour')}</th>
          <th scope="col" class="num">{word(language, 'temperatureShort')}</th>
          <th scope="col" class="num wide">{word(language, 'feelsLike')}</th>
          <th scope="col">{word(language, 'conditions')}</th>
          <th scope="col" class="num">{word(language, 'precip')}</th>
          <th scope="col" class="num">{word(language, 'wind')}</th>
          <th scope="col" class="num wide">{word(language, 'humidity')}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr>
            <th scope="row"><time datetime={machineTime(hour.start)}>{hourOfDay(hour.start, timeZone)}</time></th>
            <td class="num"><b>{temperatureText(hour.temperature, units)}</b></td>
            <td class="num wide">{temperatureText(hour.feelsLike, units)}</td>
            <td><ConditionLabel row={hour} isDay={hour.isDay} language={language} /></td>
            <td class="num">{percentText(hour.precipChance)}</td>
            <td class="num">{windText(hour, units, language)}</td>
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
