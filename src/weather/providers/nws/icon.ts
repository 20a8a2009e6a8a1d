import { bareSky } from '../../aggregate-condition.ts';
import type { Condition } from '../../condition.ts';

const sky = (cover: Condition['sky'], wind: Condition['wind'] = 'none'): Condition => ({ ...bareSky(cover), wind });
const falls = (precip: Condition['precip']): Condition => ({ ...bareSky('unknown'), precip });
const thunder = (level: Condition['thunder']): Condition => ({ ...bareSky('unknown'), precip: 'rainShowers', thunder: level });
const veil = (obscuration: Condition['obscuration']): Condition => ({ ...bareSky('unknown'), obscuration });
const extreme = (kind: Condition['extreme'], precip: Condition['precip'] = 'none'): Condition => ({ ...bareSky('unknown'), extreme: kind, precip });

/**
 * Names in the path of an NWS icon. The three kinds of `tsra` are levels of coverage; NWS's own descriptions of `sct` and
 * `hi` are swapped (weather-gov/api issue 103). Icons are marked deprecated: they only help where the words say nothing.
 */
const NAMES: Readonly<Record<string, Condition>> = {
  skc: sky('clear'),
  few: sky('mostlyClear'),
  sct: sky('partlyCloudy'),
  bkn: sky('mostlyCloudy'),
  ovc: sky('cloudy'),
  wind_skc: sky('clear', 'windy'),
  wind_few: sky('mostlyClear', 'windy'),
  wind_sct: sky('partlyCloudy', 'windy'),
  wind_bkn: sky('mostlyCloudy', 'windy'),
  wind_ovc: sky('cloudy', 'windy'),
  snow: falls('snow'),
  rain_snow: falls('rainSnow'),
  rain_sleet: falls('icePellets'),
  snow_sleet: falls('icePellets'),
  sleet: falls('icePellets'),
  fzra: falls('freezingRain'),
  rain_fzra: falls('freezingRain'),
  snow_fzra: falls('freezingRain'),
  rain: falls('rain'),
  rain_showers: falls('rainShowers'),
  rain_showers_hi: falls('rainShowers'),
  tsra: thunder('likely'),
  tsra_sct: thunder('possible'),
  tsra_hi: thunder('possible'),
  tornado: extreme('tornado'),
  hurricane: extreme('hurricane'),
  tropical_storm: extreme('tropicalStorm'),
  blizzard: extreme('blizzard', 'snow'),
  hot: extreme('hot'),
  cold: extreme('cold'),
  dust: veil('dust'),
  smoke: veil('smoke'),
  haze: veil('haze'),
  fog: veil('fog'),
};

/** The condition of an icon's address, whole or relative (`/icons/land/day/tsra_sct,40/rain?size=medium`), or null where it names none. */
export function conditionOfIcon(icon: string | null): Condition | null {
  const path = icon === null ? null : /(?:^|\/)(?:day|night)\/([^?#]*)/.exec(icon)?.[1];
  if (path === null || path === undefined) return null;
  for (const segment of path.split('/')) {
    const name = segment.split(',')[0] ?? '';
    if (Object.hasOwn(NAMES, name)) return NAMES[name] ?? null;
  }
  return null;
}
