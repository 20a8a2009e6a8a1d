import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResponseOf } from '#newsroom/contract.ts';
import { call, fetched, RefusedError, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { ageText } from '../time/time-text.ts';
import { SourceDialog } from './source-dialog.tsx';

type Source = ResponseOf<'wire.sources'>['sources'][number];

/** How a source stands, as a person would say it. */
function Health({ source }: { readonly source: Source }) {
  const { t, now } = useDesk();
  if (!source.enabled)
    return (
      <span className="state" data-mark="‖">
        {t('source.off')}
      </span>
    );
  if (source.problem !== null) {
    return (
      <>
        <span className="state held" data-mark="!">
          {t('source.fails', { count: source.failures })}
        </span>
        <span className="sub late">{source.problem}</span>
      </>
    );
  }
  if (source.lastPolledAt === null)
    return (
      <span className="state" data-mark="○">
        {t('source.never')}
      </span>
    );
  return (
    <>
      <span className="state published" data-mark="●">
        {t('source.well', { age: ageText(source.lastPolledAt, now) })}
      </span>
      <span className="sub">{source.lastArrivalAt === null ? t('source.nothingYet') : t('source.arrived', { age: ageText(source.lastArrivalAt, now) })}</span>
    </>
  );
}

function SourceRow({
  source,
  onEdit,
  onTold,
}: {
  readonly source: Source;
  readonly onEdit: () => void;
  readonly onTold: (text: string, refusal: Refusal | null) => void;
}) {
  const { t, may } = useDesk();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const poll = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('wire.poll', { params: { id: source.id } });
    setBusy(false);
    void queries.invalidateQueries({ queryKey: ['wire-sources'] });
    void queries.invalidateQueries({ queryKey: ['wire'] });
    if (!answer.ok) onTold('', answer.refusal);
    else
      onTold(
        answer.value.problem === null
          ? t('source.polled', { name: source.name, count: answer.value.arrived })
          : t('source.pollFailed', { name: source.name, why: answer.value.problem }),
        null,
      );
  };
  return (
    <tr>
      <td>
        <span className="h">{source.name}</span>
        {source.sample && <span className="sample">{t('sample')}</span>}
        <span className="sub">{source.url}</span>
      </td>
      <td>
        <Health source={source} />
      </td>
      <td className="optional">{t('source.every', { count: Math.round(source.intervalSeconds / 60) })}</td>
      <td className="num">
        {may('wire.sources') && (
          <span className="acts end">
            <button type="button" className="plain" disabled={busy} onClick={() => void poll()}>
              {busy ? t('source.polling') : t('source.poll')}
            </button>
            <button type="button" className="plain" onClick={onEdit}>
              {t('change')}
              <span className="unseen"> {source.name}</span>
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}

/** Where wire copy comes from, and how each source stands. */
export function Sources() {
  const { t, may } = useDesk();
  const sources = useQuery({ queryKey: ['wire-sources'], queryFn: () => fetched('wire.sources', {}), refetchInterval: 15_000 });
  const [edited, setEdited] = useState<Source | 'new' | null>(null);
  const [told, setTold] = useState<{ readonly text: string; readonly refusal: Refusal | null }>({ text: '', refusal: null });
  const list = sources.data?.sources ?? [];
  const refusal = told.refusal ?? (sources.error instanceof RefusedError ? sources.error.refusal : null);
  return (
    <>
      <div className="bar">
        <h1>{t('nav.sources')}</h1>
        <span className="saved" role="status">
          {told.text}
        </span>
        <span className="grow" />
        {may('wire.sources') && (
          <button type="button" className="btn do" onClick={() => setEdited('new')}>
            {t('source.add')}
          </button>
        )}
      </div>
      {refusal !== null && (
        <div className="notice">
          <RefusalNote refusal={refusal} />
        </div>
      )}
      {list.length > 0 && (
        <table className="list">
          <caption className="unseen">{t('nav.sources')}</caption>
          <thead>
            <tr>
              <th>{t('wire.source')}</th>
              <th>{t('source.health')}</th>
              <th className="optional">{t('source.interval')}</th>
              <th>
                <span className="unseen">{t('acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((source) => (
              <SourceRow key={source.id} source={source} onEdit={() => setEdited(source)} onTold={(text, refused) => setTold({ text, refusal: refused })} />
            ))}
          </tbody>
        </table>
      )}
      {sources.isSuccess && list.length === 0 && (
        <div className="empty">
          <b>{t('source.none')}</b>
          <span>{t('source.none.text')}</span>
        </div>
      )}
      {edited !== null && <SourceDialog source={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
