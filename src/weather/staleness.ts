import type { Instant } from '#platform/clock.ts';
import { PROBLEMS, problem, type Problem, type ProblemCode } from '#platform/problem.ts';
import type { KeptSection } from './kept.ts';
import type { SectionState } from './report.ts';

const HOUR = 3_600_000;

/** How a section ages: by when the source was last heard, and by when it made what it said. See docs/decisions/0025. */
export type AgeLimits = { readonly heardOld: number; readonly heardGone: number; readonly madeOld: number; readonly madeGone: number };

/** Forecasts. They are asked for about every hour: two hours without an answer is a source in trouble. */
export const FORECAST_LIMITS: AgeLimits = { heardOld: 2 * HOUR, heardGone: 6 * HOUR, madeOld: 12 * HOUR, madeGone: 24 * HOUR };

/** Observations: `made` is the time of the reading. Stations report once an hour, often 20 minutes late. */
export const OBSERVATION_LIMITS: AgeLimits = { heardOld: 1 * HOUR, heardGone: 6 * HOUR, madeOld: 1.5 * HOUR, madeGone: 2 * HOUR };

function problemOf(kept: KeptSection['problem']): Problem | null {
  if (kept === null) return null;
  const code: ProblemCode = Object.hasOwn(PROBLEMS, kept.code) ? (kept.code as ProblemCode) : 'weather/unavailable';
  return problem(code, kept.detail);
}

/**
 * How a kept section stands at `now`, and the next instant at which that changes by age alone.
 *
 * @param madeAt when the source made it; null where it does not say.
 */
export function stateOf(
  kept: KeptSection | undefined,
  madeAt: Instant | null,
  limits: AgeLimits,
  now: Instant,
): { readonly state: SectionState; readonly turnsAt: Instant | null } {
  if (kept === undefined || kept.value === null) {
    return { state: { state: 'unavailable', issuedAt: null, fetchedAt: null, problem: problemOf(kept?.problem ?? null) }, turnsAt: null };
  }
  const heard = kept.fetchedAt;
  const made = madeAt ?? heard;
  const oldAt = Math.min(heard + limits.heardOld, made + limits.madeOld);
  const goneAt = Math.min(heard + limits.heardGone, made + limits.madeGone);
  const state = now >= goneAt ? 'unavailable' : now >= oldAt ? 'old' : 'fresh';
  return {
    state: { state, issuedAt: kept.issuedAt, fetchedAt: heard, problem: problemOf(kept.problem) },
    turnsAt: state === 'unavailable' ? null : state === 'old' ? goneAt : Math.min(oldAt, goneAt),
  };
}
