import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { draftOf, StationFields, stationOf } from '../parts/station-fields.tsx';

/** What the station says of itself. */
export function StationPage() {
  const { t, station, may } = useDesk();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(station));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [told, setTold] = useState('');
  const writes = may('settings.write');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await call('settings.save', { body: stationOf(draft, station) });
    setRefusal(answer.ok ? null : answer.refusal);
    setTold(answer.ok ? t('saved') : '');
    if (answer.ok) {
      queries.setQueryData(['settings'], answer.value);
      setDraft(draftOf(answer.value));
    }
  };
  return (
    <>
      <div className="bar">
        <h1>{t('nav.station')}</h1>
        <span className="saved" role="status">
          {told}
        </span>
      </div>
      <form className="sheet-form" onSubmit={(event) => void submit(event)}>
        <StationFields
          draft={draft}
          readOnly={!writes}
          colors
          onChange={(next) => {
            setDraft(next);
            setTold('');
          }}
        />
        <RefusalNote refusal={refusal} />
        {writes && (
          <div className="acts">
            <button type="submit" className="btn do">
              {t('save')}
            </button>
          </div>
        )}
      </form>
    </>
  );
}
