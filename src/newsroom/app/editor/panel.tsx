import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { checks as storyChecks } from '#story/checks.ts';
import type { StoryStatus } from '#story/status.ts';
import type { Story } from '#story/story.ts';
import { fetched } from '../client.ts';
import { useDesk } from '../desk.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { StateWord } from '../parts/state-word.tsx';
import type { Saver } from '../save/saver.ts';
import { fullText } from '../time/time-text.ts';
import { mainMove, type Move } from './moves.ts';
import type { StoryView } from './open-stories.ts';
import { OriginFacts } from './origin-facts.tsx';
import { changedSinceLive, type StoryFields } from './story-fields.ts';
import { StoryForm } from './story-form.tsx';
import type { useMoves } from './use-moves.ts';
import { useSaverPart } from './use-story.ts';
import { VersionsList } from './versions-list.tsx';

function Checklist({ story, revision }: { readonly story: Story; readonly revision: number }) {
  const { t, language, now } = useDesk();
  const checks = useQuery({
    queryKey: ['checks', story.id, revision],
    queryFn: () => fetched('stories.checks', { params: { id: story.id } }),
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
  const list = checks.data?.checks ?? [];
  // The server decides; the words of a check that the story rules know come in the person's own language.
  const known = new Map<string, string>(storyChecks(story, now).map(({ code, message }) => [code, message[language]]));
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('panel.before')}</h2>
      <ul>
        {list.map((check) => (
          <li key={check.code} className={check.level === 'stop' ? 'no' : 'mind'}>
            {known.get(check.code) ?? check.text}
            {check.level === 'stop' && <span className="unseen"> ({t('check.stop')})</span>}
          </li>
        ))}
        {checks.data !== undefined && list.length === 0 && <li className="ok">{t('check.none')}</li>}
      </ul>
    </section>
  );
}

function StateFacts({ view, saver }: { readonly view: StoryView; readonly saver: Saver<StoryFields> }) {
  const { t, manner, now } = useDesk();
  const { changed } = useSaverPart(saver, ({ state }) => ({ changed: changedSinceLive(view.story, state.value) }));
  const { story } = view;
  const out = story.status === 'scheduled' && story.publishAt !== null && story.publishAt <= now;
  return (
    <dl className="facts">
      <dt>{t('list.state')}</dt>
      <dd>
        <StateWord status={out ? 'published' : story.status} extra={changed && view.visible ? t('list.changed') : null} />
      </dd>
      {story.publishAt !== null && (
        <>
          <dt>{t(story.status === 'scheduled' && story.publishAt > now ? 'panel.goesOut' : 'panel.posted')}</dt>
          <dd>{fullText(story.publishAt, manner)}</dd>
        </>
      )}
      {story.updatedAt !== null && (
        <>
          <dt>{t('panel.updated')}</dt>
          <dd>{fullText(story.updatedAt, manner)}</dd>
        </>
      )}
      {story.live !== null && (
        <>
          <dt>{t('panel.page')}</dt>
          <dd>
            {view.visible ? (
              <a href={view.path} target="_blank" rel="noopener">
                {view.path}
              </a>
            ) : (
              view.path
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

function Corrections({ story }: { readonly story: Story }) {
  const { t, manner } = useDesk();
  if (story.corrections.length === 0) return null;
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{t('panel.corrections')}</h2>
      <ul>
        {story.corrections.map(({ id, at, text }) => (
          <li key={id}>
            {text} <span className="soft">{fullText(at, manner)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** States in which it matters what stands in the way of readers. */
const CHECKED: ReadonlySet<string> = new Set<StoryStatus>(['draft', 'submitted', 'scheduled', 'published', 'unpublished']);
/** Moves that take something from readers or from the desk: one step further away. */
const RARE: ReadonlySet<Move> = new Set<Move>(['kill', 'spike', 'unpublish']);

/** Everything beside the text: what stands in the way, the state and its moves, the fields, the versions. */
export function Panel({
  view,
  saver,
  moves,
  onMove,
  onClose,
}: {
  readonly view: StoryView;
  readonly saver: Saver<StoryFields>;
  readonly moves: ReturnType<typeof useMoves>;
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  const { revision } = useSaverPart(saver, ({ state }) => ({ revision: state.base.revision }));
  const [more, setMore] = useState(false);
  const main = mainMove(view.moves, view.story.status);
  const others = view.moves.filter((move) => move !== main);
  const rare = others.filter((move) => RARE.has(move));
  const common = others.filter((move) => !RARE.has(move));
  return (
    <aside className="panel" id="panel" aria-label={t('panel')} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
      <button type="button" className="close panel-close" aria-label={t('close')} onClick={onClose}>
        ×
      </button>
      {CHECKED.has(view.story.status) && <Checklist story={view.story} revision={revision} />}
      <section aria-labelledby="state">
        <h2 id="state">{t('panel.state')}</h2>
        <StateFacts view={view} saver={saver} />
        <RefusalNote refusal={moves.refusal} />
        <div className="acts">
          {common.map((move) => (
            <button key={move} type="button" className="btn" onClick={() => onMove(move)}>
              {t(`move.${move}`)}
            </button>
          ))}
          {rare.length > 0 && !more && (
            <button type="button" className="plain" onClick={() => setMore(true)}>
              {t('panel.more')}
            </button>
          )}
          {more &&
            rare.map((move) => (
              <button key={move} type="button" className="btn stop" onClick={() => onMove(move)}>
                {t(`move.${move}`)}
              </button>
            ))}
        </div>
      </section>
      <section aria-labelledby="fields">
        <h2 id="fields">{t('panel.story')}</h2>
        <StoryForm saver={saver} story={view.story} editable={view.mayWrite} />
      </section>
      <OriginFacts story={view.story} />
      <Corrections story={view.story} />
      <VersionsList view={view} saver={saver} />
    </aside>
  );
}
