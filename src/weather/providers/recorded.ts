import type { Instant } from '#platform/clock.ts';
import type { Result } from '#platform/result.ts';
import { nextLocalHour } from '#platform/zoned-time.ts';
import { readBundle, type BundleFile } from '../bundle.ts';
import { wrapped } from '../kept.ts';
import { readNwsBundle } from '../nws-bundle.ts';
import type { ForecastProvider, RefreshInput, Refreshed, SectionOutcome } from '../provider.ts';
import { NWS_SOURCE, partsOfNws } from './nws/nws.ts';

/** Under which a recording's sections are kept: never mixed with what was really fetched. */
const RECORDED = 'recorded';

const EVERY_MS = 10 * 60_000;

/** The sections of the recording as they read at `now`. */
function replay(files: readonly BundleFile[], { place, now }: Pick<RefreshInput, 'place' | 'now'>): Refreshed {
  const at = now();
  const nextAt = Math.min(at + EVERY_MS, nextLocalHour(at, [0], place.timeZone));
  const read = readNwsBundle(files, at, place.timeZone);
  if (!read.ok) return { outcomes: [{ section: 'periods', ok: false, problem: read.problem }], nextAt };
  const { periods, hours, grid, observations } = read.value.sections;
  const kept = (section: string, value: unknown, issuedAt: Instant | null): SectionOutcome => ({
    section,
    ok: true,
    kept: { place: place.id, source: RECORDED, section, value: wrapped(value), issuedAt, fetchedAt: at, lastModified: null, expiresAt: null, problem: null },
  });
  const past = observations.filter((o) => o.at <= at);
  return {
    nextAt,
    outcomes: [
      ...(periods === null ? [] : [kept('periods', periods, periods.issuedAt)]),
      ...(hours === null ? [] : [kept('hours', hours, hours.issuedAt)]),
      ...(grid === null ? [] : [kept('grid', grid, grid.issuedAt)]),
      ...(past.length === 0 ? [] : [kept('observation', past.slice(0, 3), past[0]?.at ?? null)]),
    ],
  };
}

/**
 * A source that replays a folder of recorded NWS answers (`sample/weather`) with its times made relative to now, for the
 * sample station. Its reports say `recorded: true` and are to be marked so wherever they are shown. Asks nobody; the folder
 * is read at the first refresh, and one that cannot be read is a problem of the section, as a source's fault is.
 */
export function openRecorded(folder: string): ForecastProvider {
  let files: Result<readonly BundleFile[]> | null = null;
  return {
    id: RECORDED,
    source: NWS_SOURCE,
    recorded: true,
    refresh: async (input) => {
      if (files === null || !files.ok) files = await readBundle(folder);
      return files.ok ? replay(files.value, input) : { outcomes: [{ section: 'periods', ok: false, problem: files.problem }], nextAt: input.now() + EVERY_MS };
    },
    parts: partsOfNws,
  };
}
