import { useId, useState } from 'react';
import type { Instant } from '#platform/clock.ts';
import { useDesk } from '../desk.ts';
import { wallMeaning, wallText } from '../time/schedule.ts';
import { fullText } from '../time/time-text.ts';

/**
 * Date and time on the station's clock. Says which instant that is, with the zone; where the clock jumps over the time
 * or shows it twice, asks which is meant and reports null until it is answered.
 */
export function InstantField({
  label,
  start,
  disabled = false,
  first = false,
  onChange,
}: {
  readonly label: string;
  readonly start: Instant | null;
  readonly disabled?: boolean;
  readonly first?: boolean;
  /** Null: nothing, or not yet one instant. */
  readonly onChange: (at: Instant | null) => void;
}) {
  const { t, manner } = useDesk();
  const { zone } = manner;
  const id = useId();
  const [wall, setWall] = useState(start === null ? '' : wallText(start, zone));
  const [picked, setPicked] = useState<Instant | null>(start);
  const meaning = wallMeaning(wall, zone);
  const choices = meaning === null || meaning.kind === 'one' ? [] : meaning.kind === 'gap' ? [meaning.before, meaning.after] : [meaning.first, meaning.second];
  const pick = (at: Instant | null): void => {
    setPicked(at);
    onChange(at);
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} <span className="soft">({zone})</span>
      </label>
      <input
        id={id}
        type="datetime-local"
        value={wall}
        disabled={disabled}
        aria-describedby={`${id}n`}
        data-first={first ? '' : undefined}
        onChange={(event) => {
          setWall(event.target.value);
          const next = wallMeaning(event.target.value, zone);
          pick(next?.kind === 'one' ? next.at : null);
        }}
      />
      <small id={`${id}n`} aria-live="polite">
        {picked !== null ? fullText(picked, manner) : meaning === null ? '' : t(meaning.kind === 'gap' ? 'time.gap' : 'time.fold')}
      </small>
      {choices.length > 0 && (
        <fieldset>
          <legend className="unseen">{t('time.which')}</legend>
          {choices.map((at) => (
            <label key={at} className="check">
              <input type="radio" name={id} checked={picked === at} onChange={() => pick(at)} /> {fullText(at, manner)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
