import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ResponseOf } from '#newsroom/contract.ts';
import { STORY_STATUSES, type StoryStatus } from '#story/status.ts';
import { call, fetched, RefusedError, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { useAddressFilters } from '../parts/address-filters.ts';
import { Find } from '../parts/find.tsx';
import { useKeys, useRowKeys } from '../parts/keys.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { sectionName } from '../parts/section-name.ts';
import { StateWord } from '../parts/state-word.tsx';
import { fullText, shortText } from '../time/time-text.ts';

type Listing = ResponseOf<'stories.list'>['stories'][number];

function TimeCell({ story }: { readonly story: Listing }) {
  const { t, manner, now } = useDesk();
  const out = story.status === 'scheduled' || story.status === 'published';
  const at = out && story.publishAt !== null ? story.publishAt : story.savedAt;
  const held = story.embargoedUntil !== null && story.embargoedUntil > now;
  return (
    <td className="num">
      <time dateTime={new Date(at).toISOString()} title={fullText(at, manner)}>
        {shortText(at, now, manner)}
      </time>
      {held && <span className="sub late">{t('list.until', { time: shortText(story.embargoedUntil ?? 0, now, manner) })}</span>}
    </td>
  );
}

function StoryRow({
  story,
  open,
  section,
  onFocus,
}: {
  readonly story: Listing;
  readonly open: boolean;
  readonly section: string;
  readonly onFocus: () => void;
}) {
  const { t, now } = useDesk();
  const held = story.embargoedUntil !== null && story.embargoedUntil > now;
  const due = story.status === 'scheduled' && story.publishAt !== null && story.publishAt <= now;
  return (
    <tr id={`row-${story.id}`} className={open ? 'open' : undefined} onFocus={onFocus}>
      <td>
        <Link className="h" href={`/stories/${story.id}`}>
          {story.headline.trim() === '' ? t('untitled') : story.headline}
        </Link>
        {story.sample && <span className="sample">{t('sample')}</span>}
      </td>
      <td>
        {section}
        {story.origin === 'wire' && <span className="soft"> · {t('wire')}</span>}
      </td>
      <td>
        <StateWord status={due ? 'published' : story.status} extra={story.changedSinceLive && story.status === 'published' ? t('list.changed') : null} />
        {held && <span className="sub late">‖ {t('embargoed')}</span>}
      </td>
      <td className="optional">{story.bylines}</td>
      <TimeCell story={story} />
    </tr>
  );
}

function Tabs({
  counts,
  status,
  section,
}: {
  readonly counts: Readonly<Record<StoryStatus, number>> | undefined;
  readonly status: string;
  readonly section: string;
}) {
  const { t, station, language } = useDesk();
  const [, set] = useAddressFilters();
  const address = (to: string): string => {
    const query = new URLSearchParams({ ...(to === '' ? {} : { state: to }), ...(section === '' ? {} : { section }) });
    return query.size > 0 ? `/?${query}` : '/';
  };
  return (
    <nav className="tabs" aria-label={t('list.states')}>
      <Link href={address('')} aria-current={status === '' ? 'true' : undefined}>
        {t('list.all')}
      </Link>
      {STORY_STATUSES.map((one) => (
        <Link key={one} href={address(one)} aria-current={status === one ? 'true' : undefined}>
          {t(`state.${one}`)}
          {counts?.[one] ? ` ${counts[one]}` : ''}
        </Link>
      ))}
      <label>
        <span className="unseen">{t('section')}</span>
        <select value={section} onChange={(event) => set({ section: event.target.value })}>
          <option value="">{t('list.sections')}</option>
          {station.sections.map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.name[language]}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}

function useNewStory(): { readonly start: () => void; readonly refusal: Refusal | null; readonly busy: boolean } {
  const { station } = useDesk();
  const [, go] = useLocation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const start = useCallback(async () => {
    setBusy(true);
    const answer = await call('stories.create', { body: { language: station.language } });
    setBusy(false);
    if (answer.ok) go(`/stories/${answer.value.story.id}`);
    else setRefusal(answer.refusal);
  }, [go, station.language]);
  return { start: () => void start(), refusal, busy };
}

/** Tells of changes that were typed here and never stored: opening the story brings them back. */
function LeftBehind() {
  const { t, me, now, manner } = useDesk();
  const left = useQuery({ queryKey: ['left-behind'], queryFn: async () => (await import('../editor/open-stories.ts')).storiesLeftBehind(me.id), staleTime: 0 });
  if (left.data === undefined || left.data.length === 0) return null;
  return (
    <div className="notice" role="status">
      <span>{t('list.leftBehind')}</span>
      {left.data.map(({ id, headline, at }) => (
        <Link key={id} href={`/stories/${id}`}>
          {headline || t('untitled')} ({shortText(at, now, manner)})
        </Link>
      ))}
    </div>
  );
}

/** Every story by state, newest first. */
export function Stories() {
  const { t, station, may, language } = useDesk();
  const [get, set] = useAddressFilters();
  const [status, section, text] = [get('state'), get('section'), get('find')];
  const [open, setOpen] = useState<string | null>(null);
  const fresh = useNewStory();
  const list = useInfiniteQuery({
    queryKey: ['stories', status, section, text],
    queryFn: ({ pageParam }) =>
      fetched('stories.list', {
        query: {
          status: STORY_STATUSES.find((one) => one === status),
          section: section || undefined,
          text: text || undefined,
          limit: 100,
          before: pageParam ?? undefined,
        },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const stories = (list.data?.pages ?? []).flatMap((page) => page.stories);
  useRowKeys(
    stories.map((story) => story.id),
    open,
    setOpen,
  );
  useKeys({ n: may('story.write') ? fresh.start : undefined });
  useEffect(() => {
    document.title = `${t('nav.stories')} · ${station.name}`;
  }, [t, station.name]);
  useEffect(() => {
    // The editor is large: it comes while the list is read, not when a story is opened.
    const timer = setTimeout(() => void import('./story.tsx'), 1500);
    return () => clearTimeout(timer);
  }, []);
  const onFind = useCallback((find: string) => set({ find }), [set]);
  return (
    <>
      <div className="bar">
        <h1>{t('nav.stories')}</h1>
        <span className="grow" />
        <Find label={t('list.find')} value={text} onChange={onFind} />
        {may('story.write') && (
          <button type="button" className="btn do" onClick={fresh.start} disabled={fresh.busy}>
            {t('list.new')}
          </button>
        )}
      </div>
      <Tabs counts={list.data?.pages[0]?.counts} status={status} section={section} />
      <LeftBehind />
      {(fresh.refusal ?? list.error) !== null && (
        <div className="notice">
          <RefusalNote refusal={fresh.refusal ?? (list.error instanceof RefusedError ? list.error.refusal : null)} />
        </div>
      )}
      {stories.length > 0 && (
        <table className="list">
          <caption className="unseen">{t('nav.stories')}</caption>
          <thead>
            <tr>
              <th>{t('list.story')}</th>
              <th>{t('section')}</th>
              <th>{t('list.state')}</th>
              <th className="optional">{t('list.by')}</th>
              <th className="num">{t('list.when')}</th>
            </tr>
          </thead>
          <tbody>
            {stories.map((story) => (
              <StoryRow
                key={story.id}
                story={story}
                open={open === story.id}
                section={sectionName(station, story.section, language)}
                onFocus={() => setOpen(story.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      {list.isSuccess && stories.length === 0 && (
        <div className="empty">
          <b>{text || status || section ? t('list.none') : t('list.empty')}</b>
          <span>{text || status || section ? t('list.none.text') : t('list.empty.text')}</span>
        </div>
      )}
      {list.hasNextPage && (
        <div className="more">
          <button type="button" className="btn" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {t('list.more')}
          </button>
        </div>
      )}
    </>
  );
}
