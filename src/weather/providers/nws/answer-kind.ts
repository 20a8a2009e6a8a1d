import { answerOf, propertiesOf } from './answer.ts';
import { fieldsOf, instantOf, textOf } from './loose.ts';

/** Which of the answers of api.weather.gov it is. */
export type NwsAnswerKind = 'point' | 'grid' | 'periods' | 'hours' | 'stations' | 'observation';

/** Whether a list of periods goes by hours: told by its generator, else by the length of the first that has times. */
export function isHourly(properties: Readonly<Record<string, unknown>>): boolean {
  const generator = textOf(properties['forecastGenerator']);
  if (generator !== null) return /hourly/i.test(generator);
  const periods = Array.isArray(properties['periods']) ? properties['periods'] : [];
  for (const period of periods) {
    const start = instantOf(fieldsOf(period)['startTime']);
    const end = instantOf(fieldsOf(period)['endTime']);
    if (start !== null && end !== null) return end - start <= 3_600_000 && periods.length > 14;
  }
  return false;
}

/** What kind of answer this is, by what it holds; null for alerts, faults and anything else. */
export function kindOfAnswer(json: unknown): NwsAnswerKind | null {
  const answer = answerOf(json);
  if (!answer.ok) return null;
  const features = answer.value['features'];
  if (Array.isArray(features)) {
    const first = propertiesOf(fieldsOf(features[0]));
    if ('stationIdentifier' in first) return 'stations';
    return 'textDescription' in first || 'rawMessage' in first ? 'observation' : null;
  }
  const p = propertiesOf(answer.value);
  if (Array.isArray(p['periods'])) return isHourly(p) ? 'hours' : 'periods';
  if ('forecastGridData' in p || 'relativeLocation' in p) return 'point';
  if (Array.isArray(fieldsOf(p['maxTemperature'])['values']) || Array.isArray(fieldsOf(p['temperature'])['values'])) return 'grid';
  return 'textDescription' in p ? 'observation' : null;
}
