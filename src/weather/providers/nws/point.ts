import { isTimeZone } from '#platform/zoned-time.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { answerOf, middleOf, propertiesOf } from './answer.ts';
import { numberOf, textOf } from './loose.ts';

/** What `/points` says of a place: its grid cell, its zones and its time zone. */
export type NwsPoint = {
  readonly gridId: string;
  readonly gridX: number;
  readonly gridY: number;
  /** IANA zone of the place. */
  readonly timeZone: string;
  /** Zones with their type ("forecast/WAZ315"): 226 ids occur both as forecast and as fire zone. For alerts. */
  readonly zones: readonly string[];
  readonly city: string | null;
  readonly state: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

function zoneOf(address: unknown): string[] {
  const found = /\/zones\/((?:forecast|county|fire)\/[A-Z0-9]+)$/.exec(textOf(address) ?? '');
  return found?.[1] === undefined ? [] : [found[1]];
}

/**
 * Reads an answer of `/points/{lat},{lon}`. The grid is named by `gridId`, not by `cwa` (they differ at Anchorage); its sun
 * times are not read, as they can be yesterday's or null. Refuses `weather/not-covered` where there is no grid (American Samoa).
 */
export function decodePoint(json: unknown): Result<NwsPoint> {
  const answer = answerOf(json);
  if (!answer.ok) return answer;
  const p = propertiesOf(answer.value);
  const timeZone = textOf(p['timeZone']);
  if (timeZone === null || !isTimeZone(timeZone)) return refuse('weather/bad-answer', 'The point names no time zone that is known here.');
  const gridId = textOf(p['gridId']);
  const gridX = numberOf(p['gridX']);
  const gridY = numberOf(p['gridY']);
  if (gridId === null || gridX === null || gridY === null)
    return refuse('weather/not-covered', 'The National Weather Service has no forecast grid at this place.');
  const near = propertiesOf(
    typeof p['relativeLocation'] === 'object' && p['relativeLocation'] !== null ? (p['relativeLocation'] as Record<string, unknown>) : {},
  );
  const middle = middleOf(answer.value['geometry']);
  return ok({
    gridId,
    gridX,
    gridY,
    timeZone,
    zones: [...zoneOf(p['forecastZone']), ...zoneOf(p['county']), ...zoneOf(p['fireWeatherZone'])],
    city: textOf(near['city']),
    state: textOf(near['state']),
    latitude: middle?.latitude ?? null,
    longitude: middle?.longitude ?? null,
  });
}

/** The time zone of a point without a grid, which may still say what time it is there. */
export function zoneOfPoint(json: unknown): string | null {
  const answer = answerOf(json);
  const timeZone = answer.ok ? textOf(propertiesOf(answer.value)['timeZone']) : null;
  return timeZone !== null && isTimeZone(timeZone) ? timeZone : null;
}
