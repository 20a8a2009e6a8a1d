import { z } from 'zod';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { ForecastHour, HourForecast } from '../../forecast.ts';
import { answerOf, propertiesOf, stampOf } from './answer.ts';
import { fieldsOf, instantOf, quantityOf, textOf } from './loose.ts';
import { conditionOf, temperatureOf, windOf } from './period-fields.ts';

const answerShape = z.looseObject({ periods: z.array(z.unknown()) });

function hourOf(element: unknown, payloadUnits: string | null): ForecastHour[] {
  const fields = fieldsOf(element);
  const start = instantOf(fields['startTime']);
  // One recording has hours without an end; they are whole hours all the same.
  const end = instantOf(fields['endTime']) ?? (start === null ? null : start + 3_600_000);
  if (start === null || end === null || end <= start) return [];
  const wind = windOf(fields);
  return [
    {
      start,
      end,
      temperature: temperatureOf(fields, payloadUnits).celsius,
      humidity: quantityOf(fields['relativeHumidity'], 'percent'),
      precipChance: quantityOf(fields['probabilityOfPrecipitation'], 'percent'),
      windSpeed: wind?.to ?? null,
      windDirection: wind?.direction ?? null,
      condition: conditionOf(fields),
      conditionText: textOf(fields['shortForecast']),
    },
  ];
}

/**
 * Reads an answer of `…/forecast/hourly`. Hours are keyed by instant: their offsets are true, also over a clock change
 * (`01:00-08:00` is followed by `03:00-07:00`), and the same instant twice is one hour. Refuses like `decodePeriods`.
 */
export function decodeHours(json: unknown): Result<HourForecast> {
  const answer = answerOf(json);
  if (!answer.ok) return answer;
  const properties = propertiesOf(answer.value);
  const shape = answerShape.safeParse(properties);
  if (!shape.success) return refuse('weather/bad-answer', 'The hourly forecast has no list of hours.');
  const units = textOf(properties['units']);
  const all = shape.data.periods.flatMap((element) => hourOf(element, units)).sort((a, b) => a.start - b.start || a.end - b.end);
  const hours = all.filter((hour, i) => hour.start !== all[i - 1]?.start);
  if (hours.length === 0) return refuse('weather/unavailable', 'The hourly forecast is empty: no hour has a time.');
  return ok({ ...stampOf(properties), hours });
}
