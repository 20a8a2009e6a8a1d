import { z } from 'zod';
import { ok, refuse, type Result } from '#platform/result.ts';
import { partAt } from '../../day-periods.ts';
import type { DayPeriod, PeriodForecast } from '../../forecast.ts';
import { answerOf, propertiesOf, stampOf } from './answer.ts';
import { isHourly } from './answer-kind.ts';
import { fieldsOf, instantOf, list, quantityOf, textOf } from './loose.ts';
import { conditionOf, temperatureOf, windOf } from './period-fields.ts';

const answerShape = z.looseObject({ periods: z.array(z.unknown()) });

function periodOf(element: unknown, payloadUnits: string | null, timeZone: string): DayPeriod[] {
  const fields = fieldsOf(element);
  const start = instantOf(fields['startTime']);
  const end = instantOf(fields['endTime']);
  if (start === null || end === null || end <= start) return [];
  const temperature = temperatureOf(fields, payloadUnits);
  const isDaytime = fields['isDaytime'];
  return [
    {
      start,
      end,
      part: typeof isDaytime === 'boolean' ? (isDaytime ? 'day' : 'night') : partAt(start, timeZone),
      temperature: temperature.celsius,
      wholeDegrees: temperature.whole,
      precipChance: quantityOf(fields['probabilityOfPrecipitation'], 'percent'),
      condition: conditionOf(fields),
      conditionText: textOf(fields['shortForecast']),
      detail: textOf(fields['detailedForecast']),
      wind: windOf(fields),
    },
  ];
}

/**
 * Reads an answer of `…/forecast`: up to fourteen half days. The names of periods ("Overnight", "Memorial Day") are not
 * read; dates come from the start alone. Refuses `weather/bad-answer` for another answer, `weather/unavailable` where no
 * period has a time.
 *
 * @param timeZone the place's IANA zone, for periods that do not say which half they are.
 */
export function decodePeriods(json: unknown, timeZone: string): Result<PeriodForecast> {
  const answer = answerOf(json);
  if (!answer.ok) return answer;
  const properties = propertiesOf(answer.value);
  const shape = answerShape.safeParse(properties);
  if (!shape.success) return refuse('weather/bad-answer', 'The forecast has no list of periods.');
  if (isHourly(properties)) return refuse('weather/bad-answer', 'These are hours, not the halves of days.');
  const units = textOf(properties['units']);
  const periods = list.parse(shape.data.periods).flatMap((element) => periodOf(element, units, timeZone));
  if (periods.length === 0) return refuse('weather/unavailable', 'The forecast is empty: no period has a time.');
  return ok({ ...stampOf(properties), periods: periods.sort((a, b) => a.start - b.start || a.end - b.end) });
}
