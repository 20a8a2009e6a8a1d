import { beforeEach, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { at, SEATTLE } from '../../../test/alert-sample.ts';
import type { HttpAnswer } from '../ask.ts';
import { openAlertBoard } from './board.ts';
import { isMarked, type AlertKeeper, type KeptAlertList } from './kept-list.ts';
import { NWS_ALERTS, pollAlerts } from './poll-alerts.ts';

const clock = steppedClock(at('15:00'));
let kept: KeptAlertList | null = null;
const keeper: AlertKeeper = {
  list: async () => kept,
  head: async () => kept,
  saveList: async ({ feed, body, at: time, lastModified, etag }) =>
    void (kept = { feed, body, fetchedAt: time, checkedAt: time, lastModified, etag, problem: null }),
  saveUnchanged: async (_, time) => void (kept = kept === null ? null : { ...kept, checkedAt: time, problem: null }),
  saveProblem: async (feed, problem) =>
    void (kept = { ...(kept ?? { feed, body: null, fetchedAt: null, checkedAt: null, lastModified: null, etag: null }), problem }),
};
let asked: Readonly<Record<string, string>> = {};
const poll = (answer: Result<HttpAnswer> | Error) =>
  pollAlerts(NWS_ALERTS, {
    keeper,
    clock,
    log: silentLog,
    userAgent: 'Test/1',
    random: () => 1,
    language: 'en',
    egress: async ({ headers }) => {
      asked = headers;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
const feature = {
  properties: {
    id: 'urn:1',
    event: 'Wind Advisory',
    affectedZones: ['https://api.weather.gov/zones/forecast/WAZ315'],
    ends: '2026-03-04T16:00:00Z',
    onset: '2026-03-04T15:30:00Z',
  },
};
const list = (headers: Record<string, string> = {}): Result<HttpAnswer> => ok({ status: 200, headers, text: JSON.stringify({ features: [feature] }) });
const bare = (status: number, headers: Record<string, string> = {}, text = ''): Result<HttpAnswer> => ok({ status, headers, text });

beforeEach(() => {
  kept = null;
  clock.set(at('15:00'));
});

describe('polling a feed of alerts', () => {
  test('every 30 s, conditionally once there is a list', async () => {
    const first = await poll(list({ 'last-modified': 'Thu', etag: '"1"' }));
    expect([first.list?.alerts.length, first.nextAt - at('15:00'), asked]).toEqual([1, 31_500, { 'user-agent': 'Test/1', accept: 'application/geo+json' }]);
    clock.advance(30_000);
    const second = await poll(bare(304));
    expect([second.list, second.problem, asked['if-modified-since'], asked['if-none-match']]).toEqual([null, null, 'Thu', '"1"']);
    expect([kept?.fetchedAt, kept?.checkedAt]).toEqual([at('15:00'), at('15:00') + 30_000]);
  });
  test('46: whatever goes wrong, the old list stays, and is marked after five minutes', async () => {
    await poll(list());
    const body = kept?.body;
    for (const bad of [
      bare(503),
      bare(200, {}, '<html>Busy'),
      bare(200, {}, '{"features":[{'),
      bare(200, {}, '{"title":"x"}'),
      bare(200, {}, '{"features":[{}]}'),
      bare(404),
      refuse('egress/timeout', 'Late.'),
      new Error('broken'),
    ]) {
      clock.advance(30_000);
      const { list: none, problem } = await poll(bad);
      expect([none, problem !== null, kept?.body, kept?.problem !== null]).toEqual([null, true, body, true]);
    }
    expect(isMarked(kept, at('15:05'))).toBe(false);
    expect(isMarked(kept, at('15:05') + 1)).toBe(true);
    await poll(list());
    expect([kept?.problem, isMarked(kept, clock.now())]).toEqual([null, false]);
  });
  test('"not modified" without a list of our own is a failure; a feed that never came is marked', async () => {
    expect((await poll(bare(304))).problem?.detail).toMatch(/status 304/);
    expect(isMarked(kept, clock.now())).toBe(true);
    await poll(list());
    expect(asked).not.toHaveProperty('if-none-match');
  });
  test('a source that asks for a pause gets it, up to five minutes', async () => {
    expect((await poll(bare(429, { 'retry-after': '120' }))).nextAt - at('15:00')).toBe(126_000);
    expect((await poll(bare(503, { 'retry-after': '99999' }))).nextAt - at('15:00')).toBe(315_000);
    expect((await poll(bare(500, { 'retry-after': '120' }))).nextAt - at('15:00')).toBe(31_500);
  });
});

describe('the board', () => {
  test('shows what holds at each moment, never past its end, and says when it turns', async () => {
    const board = openAlertBoard();
    expect(board.at(SEATTLE, at('15:00'))).toMatchObject({ cards: [], asOf: null, marked: true });
    board.take((await poll(list())).list, at('15:00'));
    const shown = (time: string) => board.at(SEATTLE, at(time)).cards.length;
    expect([board.at(SEATTLE, at('15:00')).validUntil, board.at(SEATTLE, at('15:00')).marked]).toEqual([at('15:05') + 1, false]);
    expect([shown('15:00'), shown('15:59'), shown('16:00'), shown('15:59')]).toEqual([1, 1, 0, 1]);
    expect([board.at(SEATTLE, at('15:10')).marked, board.at(SEATTLE, at('15:10')).validUntil]).toEqual([true, at('15:30')]);
    board.take(null, at('15:10'));
    expect([board.at(SEATTLE, at('15:10')).marked, board.alerts().length]).toEqual([false, 1]);
    board.take({ alerts: [], refused: [], updated: null, current: true }, at('15:11'));
    expect(shown('15:11')).toBe(0);
  });
});
