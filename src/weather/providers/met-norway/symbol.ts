import { bareSky, skyOfCover } from '../../aggregate-condition.ts';
import type { Condition } from '../../condition.ts';

const SKY: Readonly<Record<string, Condition['sky']>> = { clearsky: 'clear', fair: 'mostlyClear', partlycloudy: 'partlyCloudy', cloudy: 'cloudy' };

/** `light`, then what falls, then `showers`, then `andthunder`. */
const FALL = /^(light|heavy)?(rain|sleet|snow)(showers)?(andthunder)?$/;

/** MET's "sleet" (sludd) is rain and snow mixed, not the ice pellets of the United States. */
function precipOf(kind: string, showers: boolean): Condition['precip'] {
  if (kind === 'rain') return showers ? 'rainShowers' : 'rain';
  if (kind === 'snow') return showers ? 'snowShowers' : 'snow';
  return 'rainSnow';
}

/** The symbol without its time of day and without the faults of its spelling ("lightssnowshowersandthunder", a trailing space). */
function plain(symbol: string): string {
  return symbol
    .trim()
    .replace(/_(day|night|polartwilight)$/, '')
    .trim()
    .replace(/^lightss/, 'lights');
}

/**
 * The condition of one of MET Norway's 41 symbols in any of its variants. The sky is that of the cloud cover (percent) where
 * it is known. `known` is false for a symbol that is not MET's: its sky is unknown.
 */
export function conditionOfSymbol(symbol: string, skyCover: number | null): { readonly condition: Condition; readonly known: boolean } {
  const name = plain(symbol);
  const sky = skyOfCover(skyCover);
  const bare = Object.hasOwn(SKY, name) ? SKY[name] : undefined;
  if (bare !== undefined) return { condition: bareSky(sky === 'unknown' ? bare : sky), known: true };
  if (name === 'fog') return { condition: { ...bareSky(sky), obscuration: 'fog' }, known: true };
  const [, strength, kind, showers, thunder] = FALL.exec(name) ?? [];
  if (kind === undefined) return { condition: bareSky('unknown'), known: false };
  const intensity = strength === 'light' || strength === 'heavy' ? strength : 'moderate';
  return {
    condition: { ...bareSky(sky), precip: precipOf(kind, showers !== undefined), intensity, thunder: thunder === undefined ? 'none' : 'likely' },
    known: true,
  };
}
