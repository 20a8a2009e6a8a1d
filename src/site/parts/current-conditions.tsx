import type { ComponentChildren } from 'preact';
import type { WeatherReport } from '#weather/report.ts';
import { tellsGust } from '#weather/units.ts';
import { fullTime } from '../local-time.ts';
import { percentText, speedText, temperatureText, windText } from '../measure.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { ConditionLabel, isDayNow } from './condition-label.tsx';
import { Time } from './story-times.tsx';

/** What was measured last near the place, with the station and the time; nothing where that is not to be had. */
export function CurrentWeather({ frame, report }: { readonly frame: PageFrame; readonly report: WeatherReport }) {
  const { current, sections, place } = report;
  const {
    language,
    station: { units },
  } = frame;
  if (current === null || sections.current.state === 'unavailable') return null;
  const gust = current.windGust;
  return (
    <section class="current">
      <h2 class="label">{word(language, 'now')}</h2>
      <p class="current-reading">
        <b>{temperatureText(current.temperature, units)}</b>{' '}
        <span>
          <ConditionLabel row={current} isDay={isDayNow(report)} language={language} />
        </span>
      </p>
      <dl>
        <div>
          <dt>{word(language, 'feelsLike')}</dt>
          <dd>{temperatureText(current.feelsLike, units)}</dd>
        </div>
        <div>
          <dt>{word(language, 'wind')}</dt>
          <dd>
            {windText(current, units, language)}
            {gust !== null && tellsGust(current.windSpeed, gust) && `, ${word(language, 'gusts', { speed: speedText(gust, units) })}`}
          </dd>
        </div>
        <div>
          <dt>{word(language, 'humidity')}</dt>
          <dd>{percentText(current.humidity)}</dd>
        </div>
      </dl>
      <p class="source">
        {report.recorded && (
          <>
            <span class="mark-box">{word(language, 'recorded')}</span>{' '}
          </>
        )}
        {sections.current.state === 'old' && (
          <>
            <span class="mark-box strong">{word(language, 'oldMeasure')}</span>{' '}
          </>
        )}
        <MeasuredAt text={word(language, current.estimated === true ? 'estimatedBy' : 'measuredAt', { station: current.station })}>
          <Time at={current.at}>{fullTime(current.at, place.timeZone, language)}</Time>
        </MeasuredAt>
      </p>
    </section>
  );
}

/** `text` with the time in the place of its `{time}`. */
function MeasuredAt({ text, children }: { readonly text: string; readonly children: ComponentChildren }) {
  const [before, after] = text.split('{time}');
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
