import { readWireDate } from './decode/wire-date.ts';

const MINUTE = 60_000;
const SIX_HOURS = 6 * 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds to the next poll after a good one: the interval, at least a minute, up to a tenth later so that sources spread. `random` is 0 to 1. */
export function pauseAfterSuccess(intervalSeconds: number, random: number): number {
  return Math.round(Math.max(MINUTE, intervalSeconds * 1000) * (1 + random / 10));
}

/** Milliseconds after the nth failure in a row: from one minute or the interval, doubling, to six hours; a fifth up or down by `random`. */
export function pauseAfterFailure(failures: number, intervalSeconds: number, random: number): number {
  const doubled = MINUTE * 2 ** Math.min(Math.max(failures, 1) - 1, 20);
  const pause = Math.min(SIX_HOURS, Math.max(intervalSeconds * 1000, doubled));
  return Math.round(pause * (0.8 + random * 0.4));
}

/** Milliseconds that a `Retry-After` asks for, as seconds or as a date; a minute to a day. Null for what is neither. */
export function retryAfter(header: string | undefined, now: number): number | null {
  const written = header?.trim() ?? '';
  const at = /^\d{1,12}$/.test(written) ? now + Number(written) * 1000 : Date.parse(readWireDate(written, 'UTC') ?? '');
  return Number.isNaN(at) ? null : Math.min(DAY, Math.max(MINUTE, at - now));
}
