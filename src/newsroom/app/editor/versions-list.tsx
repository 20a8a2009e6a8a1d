import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResponseOf } from '#newsroom/contract.ts';
import { call, fetched, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import type { Saver } from '../save/saver.ts';
import { fullText, shortText } from '../time/time-text.ts';
import type { WordKey } from '../words.ts';
import { DiffRuns } from './diff-runs.tsx';
import type { StoryView } from './open-stories.ts';
import { storedFields, type StoryFields } from './story-fields.ts';

type Version = ResponseOf<'versions.list'>['versions'][number];

function VersionDialog({
  view,
  version,
  saver,
  onClose,
}: {
  readonly view: StoryView;
  readonly version: Version;
  readonly saver: Saver<StoryFields>;
  readonly onClose: () => void;
}) {
  const { t, manner } = useDesk();
  const queries = useQueryClient();
  const { id } = view.story;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const diff = useQuery({
    queryKey: ['diff', id, version.number],
    queryFn: () => fetched('versions.diff', { params: { id, number: version.number }, query: {} }),
    staleTime: 0,
  });
  const restore = async (): Promise<void> => {
    if (!(await saver.settle())) return;
    saver.tell({ type: 'paused', paused: true });
    const answer = await call('versions.restore', { params: { id, number: version.number }, body: { baseRevision: saver.view().state.base.revision } });
    if (answer.ok) {
      saver.tell({ type: 'seen', theirs: storedFields(answer.value.story) });
      queries.setQueryData(['story', id], answer.value);
      void queries.invalidateQueries({ queryKey: ['versions', id] });
    }
    saver.tell({ type: 'paused', paused: false });
    if (answer.ok) onClose();
    else setRefusal(answer.refusal);
  };
  return (
    <Dialog title={t('version.title', { time: fullText(version.at, manner), by: version.by })} wide onClose={onClose}>
      <p className="soft">{t('version.text')}</p>
      {diff.data?.fields.length === 0 && <p>{t('version.same')}</p>}
      {diff.data?.fields.map(({ field, runs }) => (
        <section key={field}>
          <h3 className="diff-field">{t(`field.${field}` as WordKey)}</h3>
          <DiffRuns runs={runs} />
        </section>
      ))}
      <RefusalNote refusal={refusal} />
      <div className="acts">
        {view.mayWrite && (
          <button type="button" className="btn do" onClick={() => void restore()}>
            {t('version.restore')}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}

/** Every kept version, newest first; each opens against the text as it is now. */
export function VersionsList({ view, saver }: { readonly view: StoryView; readonly saver: Saver<StoryFields> }) {
  const { t, manner, now } = useDesk();
  const { id } = view.story;
  const versions = useQuery({ queryKey: ['versions', id], queryFn: () => fetched('versions.list', { params: { id } }), refetchInterval: 60_000 });
  const [open, setOpen] = useState<Version | null>(null);
  const show = async (version: Version): Promise<void> => {
    await saver.settle(); // the comparison is with what is stored
    setOpen(version);
  };
  const list = versions.data?.versions ?? [];
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('panel.versions')}</h2>
      <ul>
        {list.map((version) => (
          <li key={version.number}>
            <button type="button" className="plain" onClick={() => void show(version)}>
              {shortText(version.at, now, manner)} · {version.by}
            </button>
            <span className="soft">
              {' '}
              · {version.reason in REASONS ? t(REASONS[version.reason as keyof typeof REASONS]) : version.reason} · {t('words', { count: version.words })}
            </span>
            {version.note !== null && <div className="soft">“{version.note}”</div>}
          </li>
        ))}
        {versions.isSuccess && list.length === 0 && <li className="soft">{t('version.none')}</li>}
      </ul>
      {open !== null && <VersionDialog view={view} version={open} saver={saver} onClose={() => setOpen(null)} />}
    </section>
  );
}

const REASONS = {
  save: 'reason.save',
  take: 'reason.take',
  create: 'reason.create',
  publish: 'moved.publish',
  republish: 'moved.republish',
  update: 'moved.update',
  correct: 'moved.correct',
  schedule: 'moved.schedule',
  unschedule: 'moved.unschedule',
  submit: 'moved.submit',
  returnToDraft: 'moved.return',
  unpublish: 'moved.unpublish',
  kill: 'moved.kill',
  spike: 'moved.spike',
  unspike: 'moved.unspike',
  restore: 'reason.restore',
} as const satisfies Record<string, WordKey>;
