import { hourLabel, localDate, weekdayName, zoneAbbreviation } from '#platform/zoned-time.ts';
import type { RefusedAlert } from '#weather/alert.ts';
import type { AlertCard, PlaceAlerts } from '#weather/alerts/cards.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * The contract of `weather alerts --json`: what is shown, in order, and everything else with its reason. Instants in UTC;
 * `ends` null means until further notice. `headline` is the forecaster's own where there is one.
 */
export function alertsJson({ shown, dropped }: PlaceAlerts, refused: readonly RefusedAlert[]): unknown {
  return {
    shown: shown.map(({ alert, starts, ends }) => ({
      id: alert.id,
      event: alert.event,
      headline: alert.nwsHeadline ?? alert.headline,
      starts: iso(starts),
      ends: iso(ends),
      area: alert.areaDesc,
    })),
    dropped: [
      ...dropped.map(({ alert, drop }) => ({ id: alert.id, reason: drop.detail })),
      ...refused.map(({ id, reason }) => ({ id, reason: `cannot be read: ${reason}` })),
    ],
  };
}

/** An instant on the wall clock of a zone: `Tuesday 12/16/2025 5 AM PST`. */
function when(at: number, zone: string): string {
  const date = localDate(at, zone);
  const [year, month, day] = date.split('-');
  return `${weekdayName(date, 'en-US')} ${month}/${day}/${year} ${hourLabel(at, zone).replace(/ [A-Z]{3,4}$/, '')} ${zoneAbbreviation(at, zone)}`;
}

function lines({ alert, starts, ends }: AlertCard, now: number, zone: string): string {
  const until = ends === null ? 'until further notice' : `until ${when(ends, zone)}`;
  const from = starts !== null && starts > now ? `from ${when(starts, zone)} ` : '';
  return `${alert.event}, ${from}${until}\n  ${alert.nwsHeadline ?? alert.headline ?? alert.areaDesc}\n`;
}

/** The alerts of a place as a person reads them: event, times on the place's own clock, headline; and how many are not shown. */
export function alertsText({ shown, dropped }: PlaceAlerts, now: number, zone: string): string {
  const count = new Map<string, number>();
  for (const { drop } of dropped) count.set(drop.code, (count.get(drop.code) ?? 0) + 1);
  const reasons = [...count].map(([code, number]) => `${number} ${code}`).join(', ');
  return `${shown.length === 0 ? 'No alerts here.\n' : shown.map((card) => lines(card, now, zone)).join('')}${reasons === '' ? '' : `Not shown: ${reasons}.\n`}`;
}
