import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ResponseOf } from '#newsroom/contract.ts';
import { fetched, RefusedError, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { fullText } from '../time/time-text.ts';

type Item = ResponseOf<'wire.item'>;

function Facts({ item }: { readonly item: Item }) {
  const { t, manner } = useDesk();
  const rows: readonly (readonly [string, string | null])[] = [
    [t('wire.terms'), item.usageTerms],
    [t('origin.holder'), item.copyrightHolder],
    [t('field.credit'), item.creditLine],
    [t('origin.note'), item.edNote === null ? null : `${item.edNote} (${t('origin.private')})`],
    [t('field.embargoedUntil'), item.embargoedUntil === null ? null : fullText(item.embargoedUntil, manner)],
    [t('wire.subjects'), item.subjects.join(', ') || null],
    [t('wire.pictures'), item.renditions.length === 0 ? null : String(item.renditions.length)],
    [t('wire.arrived'), fullText(item.arrivedAt, manner)],
  ];
  return (
    <dl>
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function TakeBar({
  item,
  refusal,
  onTake,
  onClose,
}: {
  readonly item: Item;
  readonly refusal: Refusal | null;
  readonly onTake: (() => void) | null;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  return (
    <div className="acts">
      {item.story !== null && (
        <Link className="btn" href={`/stories/${item.story}`}>
          {t('wire.openStory')}
        </Link>
      )}
      {item.refusal === null && onTake !== null && (
        <button type="button" className="btn do" onClick={onTake}>
          {t('wire.take')} <kbd>t</kbd>
        </button>
      )}
      {(item.refusal === 'withheld' || item.refusal === 'canceled') && <span className="late">{t(`wire.refused.${item.refusal}`)}</span>}
      <span className="grow" />
      <button type="button" className="close" aria-label={t('close')} onClick={onClose}>
        ×
      </button>
      <RefusalNote refusal={refusal} />
    </div>
  );
}

/** One wire item to read: its words without markup, and what may be done with them. */
export function WireItemPane({
  id,
  refusal,
  onTake,
  onClose,
}: {
  readonly id: string;
  readonly refusal: Refusal | null;
  readonly onTake: (() => void) | null;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  const item = useQuery({ queryKey: ['wire-item', id], queryFn: () => fetched('wire.item', { params: { id } }) });
  const { data } = item;
  return (
    <aside className="pane" aria-label={t('wire.reading')}>
      {item.error instanceof RefusedError && (
        <article>
          <RefusalNote refusal={item.error.refusal} />
        </article>
      )}
      {data !== undefined && (
        <article lang={data.language ?? undefined}>
          <TakeBar item={data} refusal={refusal} onTake={onTake} onClose={onClose} />
          <h2>{data.headline || t('untitled')}</h2>
          <p className="soft">{[data.byline, data.located, data.sourceName, t('words', { count: data.words })].filter(Boolean).join(' · ')}</p>
          <Facts item={data} />
          <div className="read">
            {data.paragraphs.map((paragraph, index) => (
              <p key={`${index}-${paragraph.slice(0, 20)}`}>{paragraph}</p>
            ))}
          </div>
          {data.canonicalUrl !== null && (
            <p>
              <a href={data.canonicalUrl} target="_blank" rel="noopener noreferrer">
                {t('wire.original')}
              </a>
            </p>
          )}
        </article>
      )}
    </aside>
  );
}
