import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ResponseOf } from '#newsroom/contract.ts';
import { call, fetched, RefusedError, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { useAddressFilters } from '../parts/address-filters.ts';
import { Find } from '../parts/find.tsx';
import { useKeys, useRowKeys } from '../parts/keys.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { ageText, fullText, shortText } from '../time/time-text.ts';
import { WireItemPane } from './wire-item.tsx';

type Line = ResponseOf<'wire.items'>['items'][number];

/** What holds an item back, as a mark of its row. */
function WireMark({ item }: { readonly item: Line }) {
  const { t, now, manner } = useDesk();
  if (item.pubStatus === 'canceled') return <span className="tag warn">✕ {t('wire.canceled')}</span>;
  if (item.pubStatus === 'withheld') return <span className="tag warn">‖ {t('wire.withheld')}</span>;
  if (item.embargoedUntil !== null && item.embargoedUntil > now)
    return <span className="tag warn">‖ {t('wire.embargo', { time: shortText(item.embargoedUntil, now, manner) })}</span>;
  if (item.story !== null)
    return (
      <Link className="tag" href={`/stories/${item.story}`}>
        ✓ {t('wire.taken')}
      </Link>
    );
  return null;
}

function WireRow({ item, open, address, onOpen }: { readonly item: Line; readonly open: boolean; readonly address: string; readonly onOpen: () => void }) {
  const { t, now, manner } = useDesk();
  return (
    <tr id={`row-${item.id}`} className={open ? 'open' : undefined} onClick={onOpen}>
      <td className="soft whole">{item.sourceName}</td>
      <td>
        <Link className="h" href={address} replace aria-current={open ? 'true' : undefined}>
          {item.headline || t('untitled')}
        </Link>
        {item.sample && <span className="sample">{t('sample')}</span>}
        <span className="sub">
          <span className="halved">{item.sourceName} · </span>
          {t('words', { count: item.words })}
          {item.versions > 1 && ` · ${t('wire.versions', { count: item.versions })}`}
          {item.signal !== null && ` · ${item.signal}`}
        </span>
      </td>
      <td className="whole terms">{item.usageTerms}</td>
      <td>
        <WireMark item={item} />
      </td>
      <td className="num">
        <time dateTime={new Date(item.changedAt).toISOString()} title={fullText(item.changedAt, manner)}>
          {ageText(item.changedAt, now)}
        </time>
      </td>
    </tr>
  );
}

function useTake() {
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = useCallback(
    async (id: string) => {
      const answer = await call('wire.take', { params: { id }, body: {} });
      if (!answer.ok) return setRefusal(answer.refusal);
      void queries.invalidateQueries({ queryKey: ['wire'] });
      go(`/stories/${answer.value.story}`);
    },
    [go, queries],
  );
  return { take: (id: string) => void take(id), refusal, forget: useCallback(() => setRefusal(null), []) };
}

function Filters({
  source,
  untaken,
  onSet,
}: {
  readonly source: string;
  readonly untaken: boolean;
  readonly onSet: (changes: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useDesk();
  const sources = useQuery({ queryKey: ['wire-sources'], queryFn: () => fetched('wire.sources', {}) });
  return (
    <div className="tabs">
      <label className="check plain-label">
        <input type="checkbox" checked={untaken} onChange={(event) => onSet({ untaken: event.target.checked ? 'true' : '' })} /> {t('wire.untaken')}
      </label>
      <label>
        <span className="unseen">{t('wire.source')}</span>
        <select value={source} onChange={(event) => onSet({ source: event.target.value })}>
          <option value="">{t('wire.sources')}</option>
          {sources.data?.sources.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function useWireList(source: string, text: string, untaken: boolean) {
  return useInfiniteQuery({
    queryKey: ['wire', source, text, untaken],
    queryFn: ({ pageParam }) =>
      fetched('wire.items', {
        query: { source: source || undefined, text: text || undefined, untaken: untaken ? 'true' : 'false', limit: 100, before: pageParam ?? undefined },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}

/** Agency copy as it comes in: a list, and one item to read beside it. */
export function Wire() {
  const { t, station, may } = useDesk();
  const [get, set] = useAddressFilters();
  const [source, text, untaken, open] = [get('source'), get('find'), get('untaken') === 'true', get('item')];
  const list = useWireList(source, text, untaken);
  const items = (list.data?.pages ?? []).flatMap((page) => page.items);
  const { take, refusal, forget } = useTake();
  const [, go] = useLocation();
  const show = useCallback(
    (id: string) => {
      forget();
      set({ item: id });
    },
    [set, forget],
  );
  const current = items.find(({ id }) => id === open);
  const takeable = may('wire.take') && current?.refusal === null;
  const taken = current?.story ?? null;
  useRowKeys(
    items.map(({ id }) => id),
    open || null,
    show,
  );
  useKeys({
    t: takeable ? () => take(open) : taken === null ? undefined : () => go(`/stories/${taken}`),
    Escape: open === '' ? undefined : () => set({ item: '' }),
  });
  useEffect(() => {
    document.title = `${t('nav.wire')} · ${station.name}`;
  }, [t, station.name]);
  const addressOf = (id: string): string =>
    `/wire?${new URLSearchParams({ ...(source && { source }), ...(text && { find: text }), ...(untaken && { untaken: 'true' }), item: id })}`;
  const onFind = useCallback((find: string) => set({ find }), [set]);
  return (
    <>
      <div className="bar">
        <h1>{t('nav.wire')}</h1>
        <span className="grow" />
        <Find label={t('wire.find')} value={text} onChange={onFind} />
      </div>
      <Filters source={source} untaken={untaken} onSet={set} />
      {list.error instanceof RefusedError && (
        <div className="notice">
          <RefusalNote refusal={list.error.refusal} />
        </div>
      )}
      <div className={open === '' ? undefined : 'split'}>
        <div>
          {items.length > 0 && (
            <table className="list">
              <caption className="unseen">{t('nav.wire')}</caption>
              <thead>
                <tr>
                  <th className="whole">{t('wire.source')}</th>
                  <th>{t('field.headline')}</th>
                  <th className="whole">{t('wire.terms')}</th>
                  <th>{t('wire.mark')}</th>
                  <th className="num">{t('wire.age')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <WireRow key={item.id} item={item} open={item.id === open} address={addressOf(item.id)} onOpen={() => show(item.id)} />
                ))}
              </tbody>
            </table>
          )}
          {list.isSuccess && items.length === 0 && (
            <div className="empty">
              <b>{t('wire.none')}</b>
              <span>{t('wire.none.text')}</span>
              <Link className="btn" href="/sources">
                {t('nav.sources')}
              </Link>
            </div>
          )}
          {list.hasNextPage && (
            <div className="more">
              <button type="button" className="btn" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('list.more')}
              </button>
            </div>
          )}
        </div>
        {open !== '' && <WireItemPane id={open} refusal={refusal} onTake={may('wire.take') ? () => take(open) : null} onClose={() => set({ item: '' })} />}
      </div>
    </>
  );
}
