import type { Instant } from '#platform/clock.ts';
import type { GridForecast, HourForecast, Observation, PeriodForecast, Stamp } from '../../forecast.ts';
import { unwrapped, type KeptSection } from '../../kept.ts';
import type { Place } from '../../place.ts';
import type { ForecastParts, ForecastProvider, Part } from '../../provider.ts';
import type { ForecastSource } from '../../report.ts';
import { FORECAST_LIMITS, OBSERVATION_LIMITS, stateOf } from '../../staleness.ts';
import { nwsParts } from './parts.ts';
import { refreshNws } from './refresh-nws.ts';

/** The National Weather Service, as the credit line names it. Its content is in the public domain. */
export const NWS_SOURCE: ForecastSource = { id: 'nws', name: 'National Weather Service', url: 'https://www.weather.gov/' };

type Stated<T> = { readonly value: T | null } & Omit<Part<T>, 'value'>;

function stated<T>(kept: readonly KeptSection[], section: string, made: (value: T) => Instant | null, limits: typeof FORECAST_LIMITS, now: Instant): Stated<T> {
  const found = kept.find((k) => k.section === section);
  const value = unwrapped<T>(found);
  const { state, turnsAt } = stateOf(
    value === null && found !== undefined ? { ...found, value: null } : found,
    value === null ? null : made(value),
    limits,
    now,
  );
  return { value: state.state === 'unavailable' ? null : value, state, turnsAt };
}

/** The older of both times of a forecast: a new answer made of yesterday's forecast is yesterday's. */
function olderOf({ issuedAt, madeAt }: Stamp): Instant | null {
  if (issuedAt === null || madeAt === null) return issuedAt ?? madeAt;
  return Math.min(issuedAt, madeAt);
}

/** Time of the newest reading with a temperature. */
const newestOf = (observations: readonly Observation[]): Instant | null =>
  observations.reduce<Instant | null>((newest, o) => (o.temperature !== null && (newest === null || o.at > newest) ? o.at : newest), null);

/** The rows of kept NWS sections as of `now`. What is too old is left out: the grid then stands for the forecast made of it, if it is younger. */
export function partsOfNws(kept: readonly KeptSection[], place: Place, now: Instant): ForecastParts {
  const periods = stated<PeriodForecast>(kept, 'periods', olderOf, FORECAST_LIMITS, now);
  const hours = stated<HourForecast>(kept, 'hours', olderOf, FORECAST_LIMITS, now);
  const grid = stated<GridForecast>(kept, 'grid', olderOf, FORECAST_LIMITS, now);
  const observation = stated<readonly Observation[]>(kept, 'observation', newestOf, OBSERVATION_LIMITS, now);
  const parts = nwsParts({ periods: periods.value, hours: hours.value, grid: grid.value, observations: observation.value ?? [] }, place, now);
  const daily = periods.value === null && grid.value !== null ? grid : periods;
  const hourly = hours.value === null && grid.value !== null ? grid : hours;
  const turns = (...all: readonly Stated<unknown>[]): Instant | null =>
    all.reduce<Instant | null>((next, { turnsAt }) => (turnsAt === null ? next : Math.min(turnsAt, next ?? turnsAt)), null);
  return {
    daily: { value: daily.value === null ? [] : parts.daily, state: daily.state, turnsAt: turns(periods, grid) },
    hourly: { value: hourly.value === null ? [] : parts.hourly, state: hourly.state, turnsAt: turns(hours, grid) },
    current: {
      value: parts.current,
      state: parts.current === null ? { ...observation.state, state: 'unavailable' } : { ...observation.state, issuedAt: parts.current.at },
      turnsAt: turns(observation),
    },
  };
}

/** api.weather.gov. */
export const nwsProvider: ForecastProvider = { id: 'nws', source: NWS_SOURCE, recorded: false, refresh: refreshNws, parts: partsOfNws };
