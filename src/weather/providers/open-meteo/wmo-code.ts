import { bareSky, skyOfCover } from '../../aggregate-condition.ts';
import type { Condition } from '../../condition.ts';

type Told = Partial<Pick<Condition, 'precip' | 'intensity' | 'thunder' | 'obscuration'>>;

const SKY: Readonly<Record<number, Condition['sky']>> = { 0: 'clear', 1: 'mostlyClear', 2: 'partlyCloudy', 3: 'cloudy' };

/** The WMO 4677 codes that Open-Meteo uses. */
const CODES: Readonly<Record<number, Told>> = {
  45: { obscuration: 'fog' },
  48: { obscuration: 'freezingFog' },
  51: { precip: 'drizzle', intensity: 'light' },
  53: { precip: 'drizzle', intensity: 'moderate' },
  55: { precip: 'drizzle', intensity: 'heavy' },
  56: { precip: 'freezingDrizzle', intensity: 'light' },
  57: { precip: 'freezingDrizzle', intensity: 'heavy' },
  61: { precip: 'rain', intensity: 'light' },
  63: { precip: 'rain', intensity: 'moderate' },
  65: { precip: 'rain', intensity: 'heavy' },
  66: { precip: 'freezingRain', intensity: 'light' },
  67: { precip: 'freezingRain', intensity: 'heavy' },
  71: { precip: 'snow', intensity: 'light' },
  73: { precip: 'snow', intensity: 'moderate' },
  75: { precip: 'snow', intensity: 'heavy' },
  77: { precip: 'snow', intensity: 'light' },
  80: { precip: 'rainShowers', intensity: 'light' },
  81: { precip: 'rainShowers', intensity: 'moderate' },
  82: { precip: 'rainShowers', intensity: 'heavy' },
  85: { precip: 'snowShowers', intensity: 'light' },
  86: { precip: 'snowShowers', intensity: 'heavy' },
  95: { precip: 'rain', intensity: 'moderate', thunder: 'likely' },
  96: { precip: 'hail', intensity: 'light', thunder: 'likely' },
  99: { precip: 'hail', intensity: 'heavy', thunder: 'likely' },
};

/** What is known of the hour beside its code: cover and chance in percent, amount in mm. */
export type BesideCode = { readonly skyCover: number | null; readonly precipChance: number | null; readonly precipAmount: number | null };

/**
 * The condition of a WMO weather code; the sky is that of the cloud cover wherever there is one, as Open-Meteo's own words
 * for cover differ from those of NWS. Light drizzle that is neither likely nor wet is not told. `known` is false for a code
 * that is not in the table: its sky is unknown.
 */
export function conditionOfCode(
  code: number,
  { skyCover, precipChance, precipAmount }: BesideCode,
): { readonly condition: Condition; readonly known: boolean } {
  const sky = skyOfCover(skyCover);
  const bare = Object.hasOwn(SKY, code) ? (SKY[code] ?? 'unknown') : null;
  if (bare !== null) return { condition: bareSky(sky === 'unknown' ? bare : sky), known: true };
  const told = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  if (told === undefined) return { condition: bareSky('unknown'), known: false };
  const hidden = code === 51 && precipChance !== null && precipChance < 20 && precipAmount !== null && precipAmount < 0.1;
  return { condition: { ...bareSky(sky), ...(hidden ? {} : told) }, known: true };
}
