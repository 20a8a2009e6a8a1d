import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ResponseOf } from '#newsroom/contract.ts';
import { call, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field, SelectField } from '../parts/field.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { ZoneList } from '../parts/zone-list.tsx';

type Source = ResponseOf<'wire.addSource'>;

function inputOf(form: FormData) {
  const line = (name: string): string => String(form.get(name) ?? '').trim();
  const orNull = (name: string): string | null => line(name) || null;
  return {
    name: line('name'),
    url: line('url'),
    credit: orNull('credit'),
    timeZone: orNull('timeZone'),
    section: orNull('section'),
    enabled: form.get('enabled') === 'on',
    intervalSeconds: Math.max(60, Math.round(Number(line('minutes')) * 60) || 300),
  };
}

/** Adds or changes a source of wire copy. */
export function SourceDialog({ source, onClose }: { readonly source: Source | null; readonly onClose: () => void }) {
  const { t, station, language } = useDesk();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sure, setSure] = useState(false);
  const done = (): void => {
    void queries.invalidateQueries({ queryKey: ['wire-sources'] });
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const body = inputOf(new FormData(event.currentTarget));
    const answer = source === null ? await call('wire.addSource', { body }) : await call('wire.saveSource', { params: { id: source.id }, body });
    if (answer.ok) done();
    else setRefusal(answer.refusal);
  };
  const remove = async (): Promise<void> => {
    if (source === null) return;
    if (!sure) return setSure(true);
    const answer = await call('wire.removeSource', { params: { id: source.id } });
    if (answer.ok) done();
    else setRefusal(answer.refusal);
  };
  return (
    <Dialog title={t(source === null ? 'source.add' : 'source.change')} onClose={onClose}>
      <form className="sheet-form bare" onSubmit={(event) => void submit(event)}>
        <Field label={t('source.name')} name="name" required maxLength={120} defaultValue={source?.name} data-first="" />
        <Field label={t('source.url')} name="url" type="url" required maxLength={2000} defaultValue={source?.url} hint={t('source.url.hint')} />
        <Field label={t('field.credit')} name="credit" maxLength={300} defaultValue={source?.credit ?? ''} hint={t('source.credit.hint')} />
        <div className="row">
          <SelectField label={t('field.section')} name="section" defaultValue={source?.section ?? ''}>
            <option value="">{t('none')}</option>
            {station.sections.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name[language]}
              </option>
            ))}
          </SelectField>
          <Field label={t('source.minutes')} name="minutes" type="number" min={1} max={1440} defaultValue={Math.round((source?.intervalSeconds ?? 300) / 60)} />
        </div>
        <Field label={t('source.zone')} name="timeZone" list="zones" defaultValue={source?.timeZone ?? ''} hint={t('source.zone.hint')} />
        <ZoneList id="zones" />
        <label className="check">
          <input type="checkbox" name="enabled" defaultChecked={source?.enabled ?? true} /> {t('source.enabled')}
        </label>
        <RefusalNote refusal={refusal} />
        <div className="acts">
          <button type="submit" className="btn do">
            {t('save')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('cancel')}
          </button>
          <span className="grow" />
          {source !== null && (
            <button type="button" className="btn stop" onClick={() => void remove()}>
              {t(sure ? 'source.removeSure' : 'source.remove')}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
