import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { fetched, RefusedError } from '../client.ts';
import { useDesk } from '../desk.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { fullText, shortText } from '../time/time-text.ts';
import type { WordKey } from '../words.ts';

function detailText(detail: unknown): string {
  return detail === null || detail === undefined ? '' : JSON.stringify(detail, null, 1).replace(/^[{[]\n|\n[}\]]$/g, '');
}

const ACTIONS: Readonly<Record<string, WordKey>> = {
  'story.create': 'log.story.create',
  'story.fields': 'log.story.fields',
  'story.restore': 'reason.restore',
  'wire.take': 'reason.take',
  'story.submit': 'moved.submit',
  'story.return': 'moved.return',
  'story.schedule': 'moved.schedule',
  'story.unschedule': 'moved.unschedule',
  'story.publish': 'moved.publish',
  'story.update': 'moved.update',
  'story.correct': 'moved.correct',
  'story.unpublish': 'moved.unpublish',
  'story.republish': 'moved.republish',
  'story.kill': 'moved.kill',
  'story.spike': 'moved.spike',
  'story.unspike': 'moved.unspike',
  'media.upload': 'log.media.upload',
  'media.describe': 'log.media.describe',
  'station.save': 'log.station.save',
  'station.setup': 'log.station.setup',
  'wire.addSource': 'log.source.add',
  'wire.saveSource': 'log.source.save',
  'wire.removeSource': 'log.source.remove',
  'staff.password': 'log.staff.password',
  'staff.invite': 'log.staff.invite',
  'staff.join': 'log.staff.join',
  'staff.role': 'log.staff.role',
  'staff.suspend': 'staff.suspended',
  'staff.unsuspend': 'staff.restore',
  'staff.resetLink': 'staff.newPassword',
  'staff.remove': 'log.staff.remove',
  'staff.withdraw': 'log.staff.withdraw',
};

/** What was acted on; a story leads to itself. */
function Subject({ subject }: { readonly subject: string }) {
  const story = /^story:([a-z0-9]+)$/.exec(subject)?.[1];
  return story === undefined ? (
    <span className="soft">{subject}</span>
  ) : (
    <Link className="soft" href={`/stories/${story}`}>
      {subject}
    </Link>
  );
}

/** Who did what, newest first. Nobody can change it. */
export function AuditLog() {
  const { t, now, manner } = useDesk();
  const [limit, setLimit] = useState(100);
  const log = useQuery({ queryKey: ['audit', limit], queryFn: () => fetched('audit.list', { query: { limit } }), placeholderData: (before) => before });
  const entries = log.data?.entries ?? [];
  return (
    <>
      <div className="bar">
        <h1>{t('nav.log')}</h1>
      </div>
      {log.error instanceof RefusedError && (
        <div className="notice">
          <RefusalNote refusal={log.error.refusal} />
        </div>
      )}
      <table className="list">
        <caption className="unseen">{t('nav.log')}</caption>
        <thead>
          <tr>
            <th>{t('list.when')}</th>
            <th>{t('log.who')}</th>
            <th>{t('log.what')}</th>
            <th>{t('log.on')}</th>
            <th>{t('log.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={`${entry.at}-${index}`}>
              <td>
                <time dateTime={new Date(entry.at).toISOString()} title={fullText(entry.at, manner)}>
                  {shortText(entry.at, now, manner)}
                </time>
              </td>
              <td>{entry.by}</td>
              <td title={entry.action}>{ACTIONS[entry.action] === undefined ? entry.action : t(ACTIONS[entry.action] ?? 'none')}</td>
              <td>
                <Subject subject={entry.subject} />
              </td>
              <td>
                {detailText(entry.detail) !== '' && (
                  <details>
                    <summary>{t('log.show')}</summary>
                    <pre>{detailText(entry.detail)}</pre>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length === limit && limit < 500 && (
        <div className="more">
          <button type="button" className="btn" onClick={() => setLimit(500)}>
            {t('list.more')}
          </button>
        </div>
      )}
    </>
  );
}
