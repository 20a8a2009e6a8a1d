import type { Instant } from '#platform/clock.ts';
import type { Problem } from '#platform/problem.ts';
import type { Asked } from './ask.ts';
import type { KeptSection } from './kept.ts';
import type { Place } from './place.ts';
import type { CurrentConditions, DayRow, ForecastSource, HourRow, SectionState } from './report.ts';

/** Asks the source for one address; `since` is the Last-Modified of what is kept. Never throws. */
type Ask = (url: string, since: string | null) => Promise<Asked>;

/** One section of an answer that came (`note`: something in it for the log), or the reason why it did not. */
export type SectionOutcome =
  | { readonly section: string; readonly ok: true; readonly kept: KeptSection; readonly note?: string }
  | { readonly section: string; readonly ok: false; readonly problem: Problem };

/** What a refresh brought, section by section; `nextAt` is when to ask again, before jitter. */
export type Refreshed = { readonly outcomes: readonly SectionOutcome[]; readonly nextAt: Instant };

/** What a refresh is given. `kept` is what is kept of this source and place. */
export type RefreshInput = {
  readonly place: Place;
  readonly kept: readonly KeptSection[];
  readonly now: () => Instant;
  readonly ask: Ask;
};

/** A part of the report with how it stands; `turnsAt` is when that changes by age alone. */
export type Part<T> = { readonly value: T; readonly state: SectionState; readonly turnsAt: Instant | null };

/** What a source gives to a report; a part that is unavailable is empty. */
export type ForecastParts = {
  readonly daily: Part<readonly DayRow[]>;
  readonly hourly: Part<readonly HourRow[]>;
  readonly current: Part<CurrentConditions | null>;
};

/**
 * A source of forecasts. It decodes its own answers to sections in SI and UTC, which are kept, and makes rows of what is
 * kept. Every source means the same by its rows (docs/decisions/0024); numbers of two sources are never blended.
 */
export type ForecastProvider = {
  /** Under which its sections are kept. */
  readonly id: string;
  readonly source: ForecastSource;
  /** True: a recording, and to be marked so wherever it is shown. */
  readonly recorded: boolean;
  /** Asks for whatever is due, each section failing alone. Never called inside a reader's request. */
  refresh(input: RefreshInput): Promise<Refreshed>;
  /** The rows as of `now`. Pure. */
  parts(kept: readonly KeptSection[], place: Place, now: Instant): ForecastParts;
};
