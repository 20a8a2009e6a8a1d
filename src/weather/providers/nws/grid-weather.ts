import { bareSky } from '../../aggregate-condition.ts';
import { PRECIP_BY_GRAVITY, type Condition } from '../../condition.ts';
import { fieldsOf, textOf } from './loose.ts';

const PRECIP: Readonly<Record<string, Condition['precip']>> = {
  drizzle: 'drizzle',
  freezing_drizzle: 'freezingDrizzle',
  rain: 'rain',
  rain_showers: 'rainShowers',
  freezing_rain: 'freezingRain',
  sleet: 'icePellets',
  snow: 'snow',
  snow_showers: 'snowShowers',
  hail: 'hail',
  snow_grains: 'snow',
  snow_pellets: 'snow',
  ice_pellets: 'icePellets',
  spray: 'none',
  freezing_spray: 'none',
};
const VEIL: Readonly<Record<string, Condition['obscuration']>> = {
  fog: 'fog',
  fog_mist: 'fog',
  mist: 'fog',
  freezing_fog: 'freezingFog',
  ice_fog: 'freezingFog',
  haze: 'haze',
  smoke: 'smoke',
  dust: 'dust',
  dust_storm: 'dust',
  dust_whirls: 'dust',
  blowing_dust: 'dust',
  sand: 'sand',
  blowing_sand: 'sand',
  sand_storm: 'sand',
  blowing_snow: 'blowingSnow',
  volcanic_ash: 'ash',
};
/** Words that are weather and change nothing of what is told here. */
const SILENT = new Set(['frost', 'ice_crystals', 'water_spouts', 'freezing_spray', 'spray', 'unknown', 'squalls', 'rain_fog', 'funnel_cloud']);
/** Coverages that mean thunder is likely; all others leave it possible. */
const SURE = new Set(['definite', 'likely', 'numerous', 'occasional', 'widespread', 'frequent', 'periods', 'intermittent', 'brief']);

function addTo(condition: Condition, element: unknown): Condition | null {
  const fields = fieldsOf(element);
  const weather = textOf(fields['weather']);
  if (weather === null) return condition;
  const said = textOf(fields['intensity']);
  const intensity = said === 'light' || said === 'very_light' ? 'light' : said === 'heavy' ? 'heavy' : 'moderate';
  if (weather === 'thunderstorms')
    return { ...condition, thunder: SURE.has(textOf(fields['coverage']) ?? 'definite') || condition.thunder === 'likely' ? 'likely' : 'possible' };
  if (weather === 'tornado' || weather === 'tornadoes') return { ...condition, extreme: 'tornado' };
  if (Object.hasOwn(VEIL, weather)) return { ...condition, obscuration: VEIL[weather] ?? 'none' };
  if (Object.hasOwn(PRECIP, weather)) return { ...condition, ...mixed(condition, PRECIP[weather] ?? 'none', intensity) };
  return SILENT.has(weather) ? condition : null;
}

/** Rain beside snow is rain and snow; of two others the more dangerous stays. */
function mixed(condition: Condition, precip: Condition['precip'], intensity: Condition['intensity']): Pick<Condition, 'precip' | 'intensity'> {
  const kinds = [condition.precip, precip];
  const wet = kinds.some((kind) => kind === 'rain' || kind === 'rainShowers' || kind === 'drizzle');
  const white = kinds.some((kind) => kind === 'snow' || kind === 'snowShowers');
  if (wet && white) return { precip: 'rainSnow', intensity };
  return PRECIP_BY_GRAVITY.indexOf(precip) < PRECIP_BY_GRAVITY.indexOf(condition.precip)
    ? { precip, intensity }
    : { precip: condition.precip, intensity: condition.intensity };
}

/**
 * The condition of a list of weather elements, as the grid's `weather` layer and a station's `presentWeather` have it; the
 * sky is not in it. An element whose fields are all null means no weather. `unknown` counts words that are not known.
 */
export function conditionOfElements(elements: readonly unknown[]): { readonly condition: Condition; readonly unknown: number } {
  let condition = bareSky('unknown');
  let unknown = 0;
  for (const element of elements) {
    const next = addTo(condition, element);
    if (next === null) unknown += 1;
    else condition = next;
  }
  return { condition, unknown };
}
