import { link, weatherPath } from '../link.ts';
import { dayOfWeek } from '../local-time.ts';
import { temperatureText } from '../measure.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';
import { conditionLabel, isDayNow } from './condition-label.tsx';

/** The name of the station, and what it is like outside. */
export function Masthead({ frame }: { readonly frame: PageFrame }) {
  const { mark } = frame.station;
  return (
    <header class="masthead">
      <div class="wrap masthead-row">
        <a class="mark" href={link(frame, '/')}>
          {mark.plain}
          {mark.accent === '' ? null : (
            <>
              {' '}
              <span>{mark.accent}</span>
            </>
          )}
        </a>
        <Outside frame={frame} />
      </div>
    </header>
  );
}

/** Today's date at the place and what was measured last there; nothing where that is not to be had. */
function Outside({ frame }: { readonly frame: PageFrame }) {
  const report = frame.weather;
  if (report === null) return null;
  const { current } = report;
  const shown = current !== null && report.sections.current.state === 'fresh' && current.temperature !== null;
  return (
    <a class="outside" href={link(frame, weatherPath())}>
      <span>{dayOfWeek(report.now, report.place.timeZone, frame.language)}</span>
      {shown && (
        <span>
          <b>{temperatureText(current.temperature, frame.station.units)}</b> {conditionLabel(current, isDayNow(report), frame.language)}
        </span>
      )}
      {shown && report.recorded && <small class="mark-word">{word(frame.language, 'recorded')}</small>}
    </a>
  );
}
