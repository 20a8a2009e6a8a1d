import type { Instant } from '#platform/clock.ts';
import type { ModelForecast, ModelStep } from './model-forecast.ts';
import type { CurrentConditions, HourRow } from './report.ts';
import { sunIsUp, type Spot } from './sun.ts';

const HOUR = 3_600_000;

/**
 * The hours from the one that contains `now`, of a source that forecasts by steps. Steps of six hours are left out: an hour
 * that the source does not tell is not made up.
 */
export function modelHours({ steps }: ModelForecast, spot: Spot, now: Instant): readonly HourRow[] {
  return steps
    .filter((step) => step.end - step.start === HOUR && step.end > now)
    .map((step) => ({
      start: step.start,
      temperature: step.temperature,
      feelsLike: step.feelsLike,
      condition: step.condition,
      conditionText: null,
      precipChance: step.precipChance,
      precipAmount: step.precipAmount,
      windSpeed: step.windSpeed,
      windGust: step.windGust,
      windDirection: step.windDirection,
      humidity: step.humidity,
      isDay: sunIsUp(step.start + HOUR / 2, spot),
    }));
}

/**
 * What the model gives for now, marked as estimated: its own value for now where it is of this hour, else the hour that
 * contains `now`, or null.
 *
 * @param source the source's name, in the place of a station's.
 */
export function modelCurrent(forecast: ModelForecast, source: string, now: Instant): CurrentConditions | null {
  const told = forecast.now;
  const own = told !== null && told.temperature !== null && Math.abs(now - told.at) < HOUR ? told : null;
  const hour: ModelStep | undefined = forecast.steps.find(
    (step) => step.start <= now && now < step.end && step.end - step.start === HOUR && step.temperature !== null,
  );
  const value = own ?? (hour === undefined ? null : { ...hour, at: hour.start });
  if (value === null) return null;
  const { at, temperature, feelsLike, condition, windSpeed, windGust, windDirection, humidity } = value;
  return { station: source, at, temperature, feelsLike, condition, conditionText: null, windSpeed, windGust, windDirection, humidity, estimated: true };
}
