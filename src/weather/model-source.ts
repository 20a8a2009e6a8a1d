import type { Instant } from '#platform/clock.ts';
import { problem } from '#platform/problem.ts';
import { refuse, type Result } from '#platform/result.ts';
import { localDate } from '#platform/zoned-time.ts';
import { dailyFromHours, extremesOf } from './daily-from-hours.ts';
import { unwrapped, wrapped, type KeptSection } from './kept.ts';
import type { DayRule, EarlierExtremes, ModelForecast } from './model-forecast.ts';
import { modelCurrent, modelHours } from './model-rows.ts';
import type { Place } from './place.ts';
import type { ForecastProvider, Part, RefreshInput, Refreshed, SectionOutcome } from './provider.ts';
import { parseAnswer } from './providers/nws/answer.ts';
import type { ForecastSource } from './report.ts';
import { FORECAST_LIMITS, stateOf } from './staleness.ts';

const MINUTE = 60_000;
const SECTION = 'steps';
/** Models run a few times a day; more often than this nobody is asked. */
const EVERY = 45 * MINUTE;
const AFTER_FAILURE = 50_000;
const AFTER_REFUSAL = 15 * MINUTE;

/** What sets one source of steps apart from another. */
export type ModelSource = {
  readonly source: ForecastSource;
  /** The address to ask for a place. */
  readonly address: (place: Place) => string;
  readonly decode: (json: unknown, place: Place) => Result<ModelForecast>;
  readonly rule: DayRule;
};

/** What is kept: the forecast, and the extremes of today that were told by the answers before. */
type KeptForecast = ModelForecast & { readonly earlier: readonly EarlierExtremes[] };

/** The extremes of today that a new answer may have forgotten: those of the last answer, with what was carried to it. */
function carried(last: KeptForecast | null, place: Place, rule: DayRule, now: Instant): readonly EarlierExtremes[] {
  if (last === null) return [];
  const today = localDate(now, place.timeZone);
  const { date, hi, lo } = extremesOf(last, today, { timeZone: place.timeZone, rule }, last.earlier.find((e) => e.date === today) ?? null);
  return hi === null && lo === null ? [] : [{ date, hi, lo }];
}

function dueAt(kept: KeptSection | undefined): Instant {
  if (kept === undefined) return 0;
  if (kept.problem !== null) return kept.problem.at + AFTER_FAILURE;
  return unwrapped(kept) === null ? 0 : Math.max(kept.fetchedAt + EVERY, kept.expiresAt ?? 0);
}

/** An answer without a temperature from now on (units that are not known, figures that cannot be) does not take the place of a good one. */
function usable(forecast: Result<ModelForecast>, now: Instant): Result<ModelForecast> {
  if (!forecast.ok || forecast.value.steps.some((step) => step.temperature !== null && step.end > now)) return forecast;
  return refuse('weather/bad-answer', 'The answer has no temperature for any hour from now on.');
}

async function askFor(
  { address, decode, rule, source }: ModelSource,
  input: RefreshInput,
  kept: KeptSection | undefined,
): Promise<{ readonly outcome: SectionOutcome; readonly again: Instant }> {
  const { place, ask, now } = input;
  const last = unwrapped<KeptForecast>(kept);
  const asked = await ask(address(place), last === null ? null : (kept?.lastModified ?? null));
  const keep = (value: KeptForecast, lastModified: string | null, expiresAt: Instant | null, note?: string): { outcome: SectionOutcome; again: Instant } => ({
    outcome: {
      section: SECTION,
      ok: true,
      ...(note === undefined ? {} : { note }),
      kept: {
        place: place.id,
        source: source.id,
        section: SECTION,
        value: wrapped(value),
        issuedAt: value.issuedAt,
        fetchedAt: now(),
        lastModified,
        expiresAt,
        problem: null,
      },
    },
    again: Math.max(now() + EVERY, expiresAt ?? 0),
  });
  if (asked.kind === 'unchanged' && last !== null)
    return keep({ ...last, earlier: carried(last, place, rule, now()) }, asked.lastModified ?? kept?.lastModified ?? null, asked.expiresAt);
  if (asked.kind === 'answer') {
    const json = parseAnswer(asked.text);
    const value = usable(json.ok ? decode(json.value, place) : json, now());
    if (!value.ok) return { outcome: { section: SECTION, ok: false, problem: value.problem }, again: now() + AFTER_FAILURE };
    const notes = [
      asked.note,
      value.value.unknownCodes.length === 0 ? undefined : `Unknown weather: ${value.value.unknownCodes.join(', ').slice(0, 200)}`,
    ].filter((note) => note !== undefined);
    return keep(
      { ...value.value, earlier: carried(last, place, rule, now()) },
      asked.lastModified,
      asked.expiresAt,
      notes.length === 0 ? undefined : notes.join(' '),
    );
  }
  if (asked.kind === 'unchanged')
    return {
      outcome: { section: SECTION, ok: false, problem: problem('weather/bad-answer', 'The source says that nothing changed, but nothing is kept.') },
      again: now() + AFTER_FAILURE,
    };
  const again = asked.pauseUntil ?? now() + (asked.kind === 'failed' ? AFTER_FAILURE : AFTER_REFUSAL);
  return { outcome: { section: SECTION, ok: false, problem: asked.problem }, again };
}

/** Asks for a source's steps where they are due. Nobody is asked again before the last answer has expired. */
async function refreshModel(model: ModelSource, input: RefreshInput): Promise<Refreshed> {
  const kept = input.kept.find((k) => k.section === SECTION);
  const due = dueAt(kept);
  if (due > input.now()) return { outcomes: [], nextAt: due };
  const { outcome, again } = await askFor(model, input, kept);
  return { outcomes: [outcome], nextAt: Math.max(again, input.now() + AFTER_FAILURE) };
}

/** A provider of a source that forecasts by steps: one section, from which days, hours and now are made. */
export function modelProvider(model: ModelSource): ForecastProvider {
  return {
    id: model.source.id,
    source: model.source,
    recorded: false,
    refresh: (input) => refreshModel(model, input),
    parts: (kept, place, now) => {
      const found = kept.find((k) => k.section === SECTION);
      const value = unwrapped<KeptForecast>(found);
      const { state, turnsAt } = stateOf(
        value === null && found !== undefined ? { ...found, value: null } : found,
        value?.issuedAt ?? null,
        FORECAST_LIMITS,
        now,
      );
      const shown = state.state === 'unavailable' ? null : value;
      const part = <T>(rows: T): Part<T> => ({ value: rows, state, turnsAt });
      return {
        daily: part(shown === null ? [] : dailyFromHours(shown, { timeZone: place.timeZone, rule: model.rule }, shown.earlier, now)),
        hourly: part(shown === null ? [] : modelHours(shown, place, now)),
        current: part(shown === null ? null : modelCurrent(shown, model.source.name, now)),
      };
    },
  };
}
