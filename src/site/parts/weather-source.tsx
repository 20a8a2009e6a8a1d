import type { Language } from '#story/story.ts';
import type { SectionState, WeatherReport } from '#weather/report.ts';
import { zonedStampTime } from '../local-time.ts';
import { word } from '../words.ts';
import { Time } from './story-times.tsx';

export type WeatherSourceProps = { readonly report: WeatherReport; readonly section: SectionState; readonly language: Language };

/** Under every forecast: whose it is, of when, and what is to be known about it (recorded, old). */
export function WeatherSource({ report, section, language }: WeatherSourceProps) {
  const { source, place, now } = report;
  const at = section.issuedAt ?? section.fetchedAt;
  return (
    <p class="source">
      {report.recorded && (
        <>
          <span class="mark-box">{word(language, 'recorded')}</span>{' '}
        </>
      )}
      {section.state === 'old' && (
        <>
          <span class="mark-box strong">{word(language, 'oldForecast')}</span>{' '}
        </>
      )}
      <a href={source.url} rel="noopener">
        {source.credit ?? source.name}
      </a>
      {source.license !== undefined && (
        <>
          {' '}
          (
          <a href={source.license.url} rel="license noopener">
            {source.license.name}
          </a>
          )
        </>
      )}
      {at !== null && (
        <>
          , <Timed at={at} text={zonedStampTime(at, place.timeZone, language, now)} words={word(language, section.issuedAt === null ? 'fetched' : 'issued')} />
        </>
      )}
      {section.state === 'old' && <span class="source-note">{word(language, 'oldNote')}</span>}
    </p>
  );
}

/** Instead of a forecast that is too old or was never had. */
export function WeatherUnavailable({ report, section, language }: WeatherSourceProps) {
  const at = section.issuedAt ?? section.fetchedAt;
  return (
    <p class="weather-unavailable">
      {word(language, 'unavailable')}
      {at !== null && <> {word(language, 'lastHad', { time: zonedStampTime(at, report.place.timeZone, language, report.now) })}</>}{' '}
      <a href={report.source.url} rel="noopener">
        {word(language, 'askSource', { source: report.source.name })}
      </a>
    </p>
  );
}

function Timed({ at, text, words }: { readonly at: number; readonly text: string; readonly words: string }) {
  const [before, after] = words.split('{time}');
  return (
    <>
      {before}
      <Time at={at}>{text}</Time>
      {after}
    </>
  );
}
