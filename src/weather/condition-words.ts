import type { Condition } from './condition.ts';

/** Languages in which conditions have words. */
export type ConditionLanguage = 'en' | 'es';

type Words = Readonly<Record<ConditionLanguage, string>>;

const DAY_SKY: Readonly<Record<Condition['sky'], Words>> = {
  clear: { en: 'Sunny', es: 'Soleado' },
  mostlyClear: { en: 'Sunny', es: 'Soleado' },
  partlyCloudy: { en: 'Mostly Sunny', es: 'Mayormente soleado' },
  mostlyCloudy: { en: 'Partly Sunny', es: 'Parcialmente soleado' },
  cloudy: { en: 'Cloudy', es: 'Nublado' },
  unknown: { en: 'No report', es: 'Sin datos' },
};
const NIGHT_SKY: Readonly<Record<Condition['sky'], Words>> = {
  clear: { en: 'Clear', es: 'Despejado' },
  mostlyClear: { en: 'Mostly Clear', es: 'Mayormente despejado' },
  partlyCloudy: { en: 'Partly Cloudy', es: 'Parcialmente nublado' },
  mostlyCloudy: { en: 'Mostly Cloudy', es: 'Mayormente nublado' },
  cloudy: { en: 'Cloudy', es: 'Nublado' },
  unknown: { en: 'No report', es: 'Sin datos' },
};
const PRECIP: Readonly<Record<Exclude<Condition['precip'], 'none'>, Words & { readonly plural?: true }>> = {
  drizzle: { en: 'Drizzle', es: 'Llovizna' },
  freezingDrizzle: { en: 'Freezing Drizzle', es: 'Llovizna helada' },
  rain: { en: 'Rain', es: 'Lluvia' },
  rainShowers: { en: 'Rain Showers', es: 'Chubascos', plural: true },
  freezingRain: { en: 'Freezing Rain', es: 'Lluvia helada' },
  icePellets: { en: 'Sleet', es: 'Aguanieve' },
  rainSnow: { en: 'Rain And Snow', es: 'Lluvia y nieve', plural: true },
  snow: { en: 'Snow', es: 'Nieve' },
  snowShowers: { en: 'Snow Showers', es: 'Chubascos de nieve', plural: true },
  hail: { en: 'Hail', es: 'Granizo' },
};
const VEIL: Readonly<Record<Exclude<Condition['obscuration'], 'none'>, Words>> = {
  fog: { en: 'Fog', es: 'Niebla' },
  freezingFog: { en: 'Freezing Fog', es: 'Niebla helada' },
  haze: { en: 'Haze', es: 'Bruma' },
  smoke: { en: 'Smoke', es: 'Humo' },
  dust: { en: 'Dust', es: 'Polvo' },
  sand: { en: 'Blowing Sand', es: 'Arena en suspensión' },
  blowingSnow: { en: 'Blowing Snow', es: 'Nieve arrastrada por el viento' },
  ash: { en: 'Volcanic Ash', es: 'Ceniza volcánica' },
};
const EXTREME: Readonly<Record<Exclude<Condition['extreme'], 'none'>, Words>> = {
  hot: { en: 'Hot', es: 'Calor intenso' },
  cold: { en: 'Very Cold', es: 'Frío intenso' },
  blizzard: { en: 'Blizzard', es: 'Ventisca' },
  tropicalStorm: { en: 'Tropical Storm', es: 'Tormenta tropical' },
  hurricane: { en: 'Hurricane', es: 'Huracán' },
  tornado: { en: 'Tornado', es: 'Tornado' },
};

function intensify(words: Words & { readonly plural?: true }, intensity: Condition['intensity'], language: ConditionLanguage): string {
  if (intensity === 'moderate') return words[language];
  if (language === 'en') return `${intensity === 'light' ? 'Light' : 'Heavy'} ${words.en}`;
  // Chubascos and granizo are masculine, all else that falls is feminine.
  const form = intensity === 'heavy' ? 'fuerte' : /^(Chubascos|Granizo)/.test(words.es) ? 'ligero' : 'ligera';
  return `${words.es} ${form}${words.plural === true ? 's' : ''}`;
}

/**
 * A condition in words, the gravest part first: what is extreme, thunder, what falls, what veils, wind, else the sky as it
 * is called by day ("Mostly Sunny") or by night ("Partly Cloudy"). Written from the condition, never from a source's text.
 */
export function conditionWords(condition: Condition, language: ConditionLanguage, isDay: boolean): string {
  const { extreme, thunder, precip, obscuration, wind, intensity, sky } = condition;
  if (extreme !== 'none' && extreme !== 'hot' && extreme !== 'cold') return EXTREME[extreme][language];
  if (thunder !== 'none') {
    if (thunder === 'likely') return language === 'en' ? 'Thunderstorms' : 'Tormentas eléctricas';
    return language === 'en' ? 'Possible Thunderstorms' : 'Posibles tormentas eléctricas';
  }
  if (precip !== 'none') return intensify(PRECIP[precip], intensity, language);
  if (extreme !== 'none') return EXTREME[extreme][language];
  if (obscuration !== 'none') return VEIL[obscuration][language];
  if (wind === 'windy' && sky === 'unknown') return language === 'en' ? 'Windy' : 'Ventoso';
  const words = (isDay ? DAY_SKY : NIGHT_SKY)[sky][language];
  return wind === 'windy' ? `${words}${language === 'en' ? ', Windy' : ', ventoso'}` : words;
}

/** Name of the drawing that stands for a condition; the site draws what it has a drawing for. */
export type ConditionIcon =
  | 'sun'
  | 'moon'
  | 'sun-cloud'
  | 'moon-cloud'
  | 'cloud'
  | 'drizzle'
  | 'rain'
  | 'freezing-rain'
  | 'sleet'
  | 'rain-snow'
  | 'snow'
  | 'hail'
  | 'thunder'
  | 'fog'
  | 'smoke'
  | 'dust'
  | 'wind'
  | 'hot'
  | 'cold'
  | 'blizzard'
  | 'hurricane'
  | 'tornado'
  | 'unknown';

const PRECIP_ICON: Readonly<Record<Exclude<Condition['precip'], 'none'>, ConditionIcon>> = {
  drizzle: 'drizzle',
  freezingDrizzle: 'freezing-rain',
  rain: 'rain',
  rainShowers: 'rain',
  freezingRain: 'freezing-rain',
  icePellets: 'sleet',
  rainSnow: 'rain-snow',
  snow: 'snow',
  snowShowers: 'snow',
  hail: 'hail',
};
const VEIL_ICON: Readonly<Record<Exclude<Condition['obscuration'], 'none'>, ConditionIcon>> = {
  fog: 'fog',
  freezingFog: 'fog',
  haze: 'smoke',
  smoke: 'smoke',
  dust: 'dust',
  sand: 'dust',
  blowingSnow: 'blizzard',
  ash: 'dust',
};

/** The drawing for a condition. An unknown sky is `unknown`, never a sun. */
export function conditionIcon({ extreme, thunder, precip, obscuration, wind, sky }: Condition, isDay: boolean): ConditionIcon {
  if (extreme !== 'none') return extreme === 'tropicalStorm' ? 'hurricane' : extreme;
  if (thunder !== 'none') return 'thunder';
  if (precip !== 'none') return PRECIP_ICON[precip];
  if (obscuration !== 'none') return VEIL_ICON[obscuration];
  if (wind === 'windy') return 'wind';
  if (sky === 'unknown') return 'unknown';
  if (sky === 'cloudy') return 'cloud';
  if (sky === 'partlyCloudy' || sky === 'mostlyCloudy') return isDay ? 'sun-cloud' : 'moon-cloud';
  return isDay ? 'sun' : 'moon';
}
