import { useQuery } from '@tanstack/react-query';
import { fetched, RefusedError } from '../client.ts';
import { useDesk } from '../desk.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { ageText, shortText } from '../time/time-text.ts';

/** How each part of the weather stands: what was fetched when, and what fails. */
export function WeatherStatus() {
  const { t, now, manner } = useDesk();
  const status = useQuery({ queryKey: ['weather'], queryFn: () => fetched('weather.status', {}), refetchInterval: 30_000 });
  const rows = status.data?.sections ?? [];
  const dash = '–';
  return (
    <>
      <div className="bar">
        <h1>{t('nav.weather')}</h1>
      </div>
      {status.error instanceof RefusedError && (
        <div className="notice">
          <RefusalNote refusal={status.error.refusal} />
        </div>
      )}
      {rows.length > 0 && (
        <table className="list">
          <caption className="unseen">{t('nav.weather')}</caption>
          <thead>
            <tr>
              <th>{t('weather.place')}</th>
              <th>{t('weather.part')}</th>
              <th>{t('source.health')}</th>
              <th className="num">{t('weather.issued')}</th>
              <th className="num">{t('weather.fetched')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.place} ${row.source} ${row.section}`}>
                <td>
                  <b>{row.place}</b>
                  <span className="sub">{row.source}</span>
                </td>
                <td>{row.section}</td>
                <td>
                  {row.problem === null ? (
                    <span className="state published" data-mark="●">
                      {t('weather.well')}
                    </span>
                  ) : (
                    <>
                      <span className="state held" data-mark="!">
                        {t('weather.fails')}
                      </span>
                      <span className="sub late">{row.problem}</span>
                    </>
                  )}
                </td>
                <td className="num">{row.issuedAt === null ? dash : shortText(row.issuedAt, now, manner)}</td>
                <td className="num">{t('ago', { age: ageText(row.fetchedAt, now) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {status.isSuccess && rows.length === 0 && (
        <div className="empty">
          <b>{t('weather.none')}</b>
          <span>{t('weather.none.text')}</span>
        </div>
      )}
    </>
  );
}
