import { z } from 'zod';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Condition } from '../../condition.ts';
import type { GridForecast, Span } from '../../forecast.ts';
import { inSi } from '../../units.ts';
import { answerOf, middleOf, propertiesOf, stampOf } from './answer.ts';
import { conditionOfElements } from './grid-weather.ts';
import { intervalOf } from './interval.ts';
import { fieldsOf, list, numberOf, textOf } from './loose.ts';

type Quantity = Parameters<typeof inSi>[2];

const layerShape = z.looseObject({ values: z.array(z.unknown()) });

function elementsOf(layer: unknown): readonly (readonly [interval: { start: number; end: number }, value: unknown])[] {
  const shape = layerShape.safeParse(layer);
  if (!shape.success) return [];
  return shape.data.values.flatMap((element) => {
    const fields = fieldsOf(element);
    const interval = intervalOf(fields['validTime']);
    return interval === null ? [] : [[interval, fields['value']] as const];
  });
}

/** A layer of numbers in SI; values that are null, of an unknown unit or impossible leave a gap. */
function numbers(layer: unknown, quantity: Quantity): Span<number>[] {
  const unit = textOf(fieldsOf(layer)['uom']);
  return elementsOf(layer)
    .flatMap(([{ start, end }, value]): Span<number>[] => {
      const si = inSi(numberOf(value), unit, quantity);
      return si === null ? [] : [[start, end, si]];
    })
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
}

function weather(layer: unknown): Span<Condition>[] {
  return elementsOf(layer)
    .map(([{ start, end }, value]): Span<Condition> => [start, end, conditionOfElements(list.parse(value)).condition])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || JSON.stringify(a[2]).localeCompare(JSON.stringify(b[2])));
}

/**
 * Reads an answer of `/gridpoints/{id}/{x},{y}`: the layers that are used here, each on its own irregular intervals. The
 * grid starts hours before now and its first intervals are cut. Refuses `weather/bad-answer` where there is no layer at all.
 */
export function decodeGrid(json: unknown): Result<GridForecast> {
  const answer = answerOf(json);
  if (!answer.ok) return answer;
  const p = propertiesOf(answer.value);
  const middle = middleOf(answer.value['geometry']);
  const grid: GridForecast = {
    ...stampOf(p),
    latitude: middle?.latitude ?? null,
    longitude: middle?.longitude ?? null,
    temperature: numbers(p['temperature'], 'temperature'),
    feelsLike: numbers(p['apparentTemperature'], 'temperature'),
    humidity: numbers(p['relativeHumidity'], 'percent'),
    windSpeed: numbers(p['windSpeed'], 'speed'),
    windGust: numbers(p['windGust'], 'speed'),
    windDirection: numbers(p['windDirection'], 'angle'),
    precipChance: numbers(p['probabilityOfPrecipitation'], 'percent'),
    skyCover: numbers(p['skyCover'], 'percent'),
    rain: numbers(p['quantitativePrecipitation'], 'depth'),
    snow: numbers(p['snowfallAmount'], 'depth'),
    ice: numbers(p['iceAccumulation'], 'depth'),
    highs: numbers(p['maxTemperature'], 'temperature'),
    lows: numbers(p['minTemperature'], 'temperature'),
    weather: weather(p['weather']),
  };
  const layers = [grid.temperature, grid.highs, grid.lows, grid.precipChance, grid.skyCover, grid.weather];
  if (layers.every((layer) => layer.length === 0)) return refuse('weather/bad-answer', 'The grid holds no layer that can be read.');
  return ok(grid);
}
