import type { Clock, Instant } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { politeAsk, type WeatherEgress } from './ask.ts';
import type { ForecastKeeper, KeptSection } from './kept.ts';
import type { Place } from './place.ts';
import type { ForecastProvider, SectionOutcome } from './provider.ts';

/** What a refresh works with; all of it is handed in. */
export type RefreshParts = {
  readonly keeper: ForecastKeeper;
  readonly egress: WeatherEgress;
  readonly clock: Clock;
  readonly log: Log;
  /** Names the program and a contact: sources turn away those who do not. One and the same for all requests. */
  readonly userAgent: string;
  /** From 0 to 1; spreads the refreshes of many places and stations. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/** A name for this program in requests, with the station's contact where it has one. */
export function userAgentOf(version: string, contact: string | null): string {
  return `Daybreak/${version} (news site; ${contact === null ? 'no contact set' : `contact: ${contact}`})`;
}

/** Share of the pause that is drawn at random on top of it. */
const JITTER = 0.08;

/**
 * The body of the job that keeps one place's weather: asks `provider` for what is due, keeps what came, and notes what did
 * not, leaving the last good section as it is. Never throws for a source's fault; throws where nothing can be kept.
 *
 * @returns when to ask again, and whether anything a page shows has changed.
 */
export async function refreshPlace(
  place: Place,
  provider: ForecastProvider,
  parts: RefreshParts,
): Promise<{ readonly nextAt: Instant; readonly changed: boolean }> {
  const { keeper, clock, log } = parts;
  const now = (): Instant => clock.now();
  const kept = await keeper.sections(place.id, provider.id);
  const ask = politeAsk({ egress: parts.egress, userAgent: parts.userAgent, now, sleep: parts.sleep });
  const { outcomes, nextAt } = await provider.refresh({ place, kept, now, ask });
  for (const outcome of outcomes) {
    if (outcome.ok) {
      await keeper.saveSection(outcome.kept);
      if (outcome.note !== undefined)
        log.warn({ place: place.id, source: provider.id, section: outcome.section, detail: outcome.note }, 'something in the weather is not understood');
    } else {
      const { code, detail } = outcome.problem;
      await keeper.saveProblem(place.id, provider.id, outcome.section, { code, detail, at: now() });
      log.warn({ place: place.id, source: provider.id, section: outcome.section, code, detail }, 'a section of the weather did not come');
    }
  }
  const pause = Math.max(0, nextAt - now());
  const changed = outcomes.some((outcome) =>
    changes(
      outcome,
      kept.find((k) => k.section === outcome.section),
    ),
  );
  return { nextAt: Math.round(now() + pause * (1 + JITTER * parts.random())), changed };
}

/** Whether a page may look different: other figures, or trouble that begins or ends. The same trouble each minute is no change. */
function changes(outcome: SectionOutcome, before: KeptSection | undefined): boolean {
  if (!outcome.ok) return (before?.problem ?? null) === null;
  return before === undefined || before.problem !== null || JSON.stringify(before.value) !== JSON.stringify(outcome.kept.value);
}
