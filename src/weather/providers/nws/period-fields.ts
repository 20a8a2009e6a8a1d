import type { Condition } from '../../condition.ts';
import type { WindRange } from '../../forecast.ts';
import { compassDegrees, inSi } from '../../units.ts';
import { conditionOfIcon } from './icon.ts';
import { fieldsOf, numberOf, quantityOf, textOf } from './loose.ts';
import { conditionOfWords } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A period's temperature in °C. NWS sends a number or a string with `temperatureUnit`, null, or (behind a feature flag) a
 * quantity with its own unit. `payloadUnits` is the answer's `units` ("us", "si"), for periods that name no unit.
 */
export function temperatureOf(period: Fields, payloadUnits: string | null): { readonly celsius: number | null; readonly whole: 'F' | 'C' | null } {
  const said = period['temperature'];
  if (typeof said === 'object' && said !== null) {
    const celsius = quantityOf(said, 'temperature');
    const code = textOf(fieldsOf(said)['unitCode']) ?? '';
    return { celsius, whole: celsius === null || !Number.isInteger(numberOf(fieldsOf(said)['value'])) ? null : code.endsWith('degF') ? 'F' : 'C' };
  }
  const unit = textOf(period['temperatureUnit']) ?? (payloadUnits === 'us' ? 'F' : payloadUnits === 'si' ? 'C' : null);
  const number = numberOf(said);
  const celsius = inSi(number, unit, 'temperature');
  return { celsius, whole: celsius === null || !Number.isInteger(number) ? null : unit === 'C' ? 'C' : 'F' };
}

/** A period's wind as a range in m/s ("5 mph", "5 to 10 mph", "37 to 48 km/h", or a quantity), or null. Calm has no direction. */
export function windOf(period: Fields): WindRange | null {
  const said = period['windSpeed'];
  let from: number | null = null;
  let to: number | null = null;
  if (typeof said === 'string') {
    const parts = /^\s*(\d+(?:\.\d+)?)(?:\s*(?:to|-)\s*(\d+(?:\.\d+)?))?\s*(mph|km\/h|kt)\s*$/i.exec(said);
    const unit = parts?.[3]?.toLowerCase() ?? null;
    from = inSi(numberOf(parts?.[1]), unit, 'speed');
    to = parts?.[2] === undefined ? from : inSi(numberOf(parts[2]), unit, 'speed');
  } else {
    const fields = fieldsOf(said);
    const unit = textOf(fields['unitCode']);
    const value = numberOf(fields['value']);
    from = inSi(numberOf(fields['minValue']) ?? value ?? numberOf(fields['maxValue']), unit, 'speed');
    to = inSi(numberOf(fields['maxValue']) ?? value ?? numberOf(fields['minValue']), unit, 'speed');
  }
  if (from === null || to === null) return null;
  const point = textOf(period['windDirection']);
  return { from, to, direction: point === null || to === 0 ? null : compassDegrees(point) };
}

/** A period's condition: its words first, then its icon, which may be null, relative, of another day or no address at all. */
export function conditionOf(period: Fields): Condition | null {
  const words = conditionOfWords(textOf(period['shortForecast']));
  const icon = conditionOfIcon(textOf(period['icon']));
  if (words === null) return icon;
  // "Sunny" is said of two covers; the icon knows which.
  if (words.sky === 'clear' && icon?.sky === 'mostlyClear') return { ...words, sky: 'mostlyClear' };
  return words;
}
