import type { WeatherReport } from '#weather/report.ts';
import { hourOfDay, machineTime } from '../local-time.ts';
import { percentText, temperatureText } from '../measure.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { ConditionLabel } from './condition-label.tsx';

const HOURS = 12;

/** The next twelve hours at a glance. */
export function HourStrip({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport }) {
  const {
    language,
    station: { units },
  } = frame;
  return (
    <ol class="hour-strip">
      {report.hourly.slice(0, HOURS).map((hour) => (
        <li>
          <time datetime={machineTime(hour.start)}>{hourOfDay(hour.start, report.place.timeZone)}</time>
          <b>{temperatureText(hour.temperature, units)}</b>
          <span class="hour-sky">
            <ConditionLabel row={hour} isDay={hour.isDay} language={language} />
          </span>
          <span class="hour-precip">
            <span class="unseen">{word(language, 'chanceOfPrecip')} </span>
            {percentText(hour.precipChance)}
          </span>
        </li>
      ))}
    </ol>
  );
}
