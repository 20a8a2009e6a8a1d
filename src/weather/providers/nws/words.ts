import { bareSky } from '../../aggregate-condition.ts';
import type { Condition } from '../../condition.ts';

type Rule<T> = readonly [pattern: RegExp, value: T];

function first<T>(rules: readonly Rule<T>[], text: string): T | null {
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Sky words of NWS on its one scale: day and night words of the same cover. The longer phrases stand before those they contain. */
const SKY: readonly Rule<Condition['sky']>[] = [
  [/mostly clear|few clouds/, 'mostlyClear'],
  [/mostly sunny|partly cloudy|partly clear|(increasing|decreasing) clouds|clearing|becoming (cloudy|sunny|clear)/, 'partlyCloudy'],
  [/partly sunny|mostly cloudy|considerable cloudiness/, 'mostlyCloudy'],
  [/cloudy|overcast/, 'cloudy'],
  [/sunny|clear|fair/, 'clear'],
];

const RAIN = /\brain\b|\bdrizzle\b/;
const SNOW = /\b(?<!blowing )(?<!drifting )snow\b|\bflurries\b/;

/** What falls. Mixes with freezing rain count as freezing rain, mixes with sleet as ice pellets, as NWS's own icons do. */
function precipOf(text: string): Condition['precip'] {
  if (/freezing rain|ice storm|\bglaze\b/.test(text)) return 'freezingRain';
  if (/freezing drizzle/.test(text)) return 'freezingDrizzle';
  if (/\bsleet\b|ice pellets|wintry mix/.test(text)) return 'icePellets';
  if (/\bhail\b/.test(text)) return 'hail';
  if (RAIN.test(text) && SNOW.test(text)) return 'rainSnow';
  if (/snow showers?|flurries|snow squalls?/.test(text)) return 'snowShowers';
  if (SNOW.test(text)) return 'snow';
  if (/rain showers?|\bshowers?\b|\bsprinkles\b/.test(text)) return 'rainShowers';
  if (/\brain\b/.test(text)) return 'rain';
  return /\bdrizzle\b/.test(text) ? 'drizzle' : 'none';
}

const VEIL: readonly Rule<Condition['obscuration']>[] = [
  [/freezing fog|ice fog/, 'freezingFog'],
  [/fog|\bmist\b/, 'fog'],
  [/volcanic ash|\bash\b/, 'ash'],
  [/smoke/, 'smoke'],
  [/haze|hazy/, 'haze'],
  [/blowing snow|drifting snow/, 'blowingSnow'],
  [/sand/, 'sand'],
  [/dust/, 'dust'],
];

const EXTREME: readonly Rule<Condition['extreme']>[] = [
  [/tornado/, 'tornado'],
  [/hurricane|typhoon/, 'hurricane'],
  [/tropical storm|tropical depression/, 'tropicalStorm'],
  [/blizzard/, 'blizzard'],
  [/\bhot\b/, 'hot'],
  [/\bcold\b|frigid/, 'cold'],
];

const PERHAPS = /slight|chance|isolated|scattered|patchy|possible|\bfew\b|vicinity/;

function partOf(text: string): Condition | null {
  const sky = first(SKY, text);
  const precip = precipOf(text);
  const thunder = /thunder|t-?storms?\b|tsra/.test(text) ? (PERHAPS.test(text) ? 'possible' : 'likely') : 'none';
  const obscuration = first(VEIL, text) ?? 'none';
  const extreme = first(EXTREME, text) ?? 'none';
  const wind = /wind|breezy|blustery|gusty/.test(text) ? 'windy' : 'none';
  if (sky === null && precip === 'none' && thunder === 'none' && obscuration === 'none' && extreme === 'none' && wind === 'none') return null;
  const intensity = /\blight\b|flurries|sprinkles/.test(text) ? 'light' : /\bheavy\b/.test(text) ? 'heavy' : 'moderate';
  return { ...bareSky(sky ?? 'unknown'), precip, intensity, thunder, obscuration, wind, extreme };
}

/** How much a condition matters beside another of the same half day. */
function gravity(c: Condition): number {
  return (c.extreme === 'none' ? 0 : 8) + (c.thunder === 'none' ? 0 : 4) + (c.precip === 'none' ? 0 : 2) + (c.obscuration === 'none' ? 0 : 1);
}

/**
 * The condition behind NWS's English words ("Chance Light Rain then Mostly Cloudy"): of "A then B" the graver half, with
 * the other's sky where it has none. Null for words that are not weather ("Cats And Dogs!", seen in a recording).
 */
export function conditionOfWords(words: string | null): Condition | null {
  if (words === null) return null;
  const parts = words
    .toLowerCase()
    .split(/\bthen\b/)
    .map(partOf)
    .filter((part) => part !== null);
  const gravest = parts.reduce<Condition | null>((best, part) => (best === null || gravity(part) > gravity(best) ? part : best), null);
  if (gravest === null || gravest.sky !== 'unknown') return gravest;
  return { ...gravest, sky: parts.find((part) => part.sky !== 'unknown')?.sky ?? 'unknown' };
}
