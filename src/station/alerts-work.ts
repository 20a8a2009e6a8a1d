import type { Clock, Instant } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Place } from '#weather/place.ts';
import type { Store } from '#store/store.ts';
import { alertPlaceOf } from '#weather/alerts/alert-place.ts';
import { openAlertBoard, type AlertsNow } from '#weather/alerts/board.ts';
import { NWS_ALERTS, pollAlerts, type PollParts } from '#weather/alerts/poll-alerts.ts';
import { readAlerts } from '#weather/alerts/read-alerts.ts';
import { nwsProvider } from '#weather/providers/nws/nws.ts';
import type { JobHandler } from './job-runner.ts';

/** The alerts' work: one poll of the national list for the whole station, and what holds at a place. */
export type AlertsWork = {
  /** Cards of a place in order, and how old the list is. Answers from memory, but for the place's zones. */
  at(place: Place, now: Instant): Promise<AlertsNow>;
  readonly poll: JobHandler;
  /** Leaves the poll job, where the station has places and is not the sample. */
  follow(): Promise<void>;
};

type AlertsNeeds = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The sample station shows its recording: it asks nobody. */
  readonly sample: () => boolean;
  readonly poll: Omit<PollParts, 'keeper' | 'clock' | 'log' | 'language'>;
  readonly language: () => string;
};

const KIND = 'poll-alerts';
/** How often this program looks whether another one on the same database has a newer list. */
const LOOK_MS = 10_000;

/** Polls alerts as a job and keeps the list at hand. */
export function openAlerts({ store, clock, log, sample, poll, language }: AlertsNeeds): AlertsWork {
  const board = openAlertBoard();
  let fetchedAt: Instant | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const wanted = async (): Promise<boolean> => !sample() && (await store.forecasts.places()).length > 0;

  /** Takes up the list that is kept, where it is another than ours. Without the database the one in memory stands. */
  const look = async (): Promise<void> => {
    try {
      const head = await store.alerts.head(NWS_ALERTS.id);
      if (head === null || head.fetchedAt === fetchedAt) return board.take(null, head?.checkedAt ?? null);
      const kept = await store.alerts.list(NWS_ALERTS.id);
      const list = kept?.body == null ? null : readAlerts(kept.body, { language: language(), now: clock.now() });
      if (kept === null || list === null || !list.ok) return;
      board.take(list.value, kept.checkedAt);
      fetchedAt = kept.fetchedAt;
    } catch (error) {
      log.warn({ error: String(error) }, 'the kept alerts cannot be read');
    }
  };
  const lookIfDue = (): Promise<void> => {
    if (looking === null && clock.now() - looked >= LOOK_MS) {
      looked = clock.now();
      looking = look().finally(() => {
        looking = null;
      });
    }
    // Only the first reader after a start waits; later ones have the list in memory.
    return fetchedAt === null && looking !== null ? looking : Promise.resolve();
  };

  return {
    async at(place, now) {
      await lookIfDue();
      return board.at(alertPlaceOf(place, await store.forecasts.sections(place.id, nwsProvider.id)), now);
    },
    poll: async () => {
      if (!(await wanted())) return;
      const { nextAt, list } = await pollAlerts(NWS_ALERTS, { ...poll, keeper: store.alerts, clock, log, language: language() });
      const head = list === null ? null : await store.alerts.head(NWS_ALERTS.id);
      if (list === null || head === null) await look();
      else {
        board.take(list, head.checkedAt);
        fetchedAt = head.fetchedAt;
      }
      return { again: nextAt, key: KIND };
    },
    async follow() {
      if (await wanted()) await store.jobs.add({ kind: KIND, payload: {}, key: KIND });
    },
  };
}
