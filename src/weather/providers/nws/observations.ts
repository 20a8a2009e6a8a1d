import { ok, refuse, type Result } from '#platform/result.ts';
import { bareSky } from '../../aggregate-condition.ts';
import type { Condition } from '../../condition.ts';
import type { Observation } from '../../forecast.ts';
import { answerOf, middleOf, propertiesOf } from './answer.ts';
import { conditionOfElements } from './grid-weather.ts';
import { conditionOfIcon } from './icon.ts';
import { fieldsOf, instantOf, list, quantityOf, textOf } from './loose.ts';
import { conditionOfWords } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;

const COVER: Readonly<Record<string, Condition['sky']>> = {
  CLR: 'clear',
  SKC: 'clear',
  FEW: 'mostlyClear',
  SCT: 'partlyCloudy',
  BKN: 'mostlyCloudy',
  OVC: 'cloudy',
  VV: 'cloudy',
};
const COVER_ORDER: readonly Condition['sky'][] = ['unknown', 'clear', 'mostlyClear', 'partlyCloudy', 'mostlyCloudy', 'cloudy'];

/** The sky of the cloud layers: that of the thickest, or unknown where none is told. */
function skyOf(layers: readonly unknown[]): Condition['sky'] {
  const skies = layers.map((layer) => COVER[textOf(fieldsOf(layer)['amount']) ?? ''] ?? 'unknown');
  return skies.reduce((most, sky) => (COVER_ORDER.indexOf(sky) > COVER_ORDER.indexOf(most) ? sky : most), 'unknown' as Condition['sky']);
}

/**
 * What the sky does at the station. The five-minute rows of automatic stations say "Clear" where they have no sky data
 * (weather-gov/api issues 2 and 168): "Clear" without cloud layers is unknown, not clear.
 */
function conditionOf(p: Fields): Pick<Observation, 'condition' | 'conditionText'> {
  const words = textOf(p['textDescription']);
  const sky = skyOf(list.parse(p['cloudLayers'] ?? []));
  if (words !== null && /^(clear|sunny|fair)$/i.test(words) && sky === 'unknown') return { condition: null, conditionText: null };
  const present = conditionOfElements(list.parse(p['presentWeather'] ?? [])).condition;
  const built = { ...present, sky };
  const isSomething = JSON.stringify(built) !== JSON.stringify(bareSky('unknown'));
  const said = conditionOfWords(words);
  const condition = said ?? (isSomething ? built : words === null ? null : conditionOfIcon(textOf(p['icon'])));
  return { condition: condition?.sky === 'unknown' && sky !== 'unknown' ? { ...condition, sky } : condition, conditionText: words };
}

function observationOf(feature: unknown): Observation[] {
  const p = propertiesOf(fieldsOf(feature));
  const at = instantOf(p['timestamp']);
  const station = textOf(p['stationId']) ?? textOf(p['station'])?.split('/').at(-1) ?? null;
  if (at === null || station === null) return [];
  const middle = middleOf(fieldsOf(feature)['geometry']);
  const temperature = quantityOf(p['temperature'], 'temperature');
  const windSpeed = quantityOf(p['windSpeed'], 'speed');
  return [
    {
      station,
      at,
      temperature,
      windSpeed,
      stationName: textOf(p['stationName']),
      latitude: middle?.latitude ?? null,
      longitude: middle?.longitude ?? null,
      feelsLike: temperature === null ? null : (quantityOf(p['heatIndex'], 'temperature') ?? quantityOf(p['windChill'], 'temperature') ?? temperature),
      humidity: quantityOf(p['relativeHumidity'], 'percent'),
      windGust: quantityOf(p['windGust'], 'speed'),
      windDirection: windSpeed === null || windSpeed === 0 ? null : quantityOf(p['windDirection'], 'angle'),
      ...conditionOf(p),
    },
  ];
}

/**
 * Reads an answer of `/stations/{id}/observations` (a list, in any order) or `…/observations/latest` (one). Refuses
 * `weather/bad-answer` for another answer; a station without rows gives an empty list.
 */
export function decodeObservations(json: unknown): Result<readonly Observation[]> {
  const answer = answerOf(json);
  if (!answer.ok) return answer;
  const features = answer.value['features'];
  if (features === undefined && !('properties' in answer.value) && !('timestamp' in answer.value))
    return refuse('weather/bad-answer', 'The answer holds no observation.');
  if (features !== undefined && !Array.isArray(features)) return refuse('weather/bad-answer', 'The answer has no list of observations.');
  const all = (features ?? [answer.value]).flatMap((feature: unknown) => observationOf(feature));
  return ok(all.sort((a, b) => b.at - a.at || a.station.localeCompare(b.station)));
}
