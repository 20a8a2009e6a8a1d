/** The shared vocabulary of conditions (sky, precipitation, thunder …); words are made from it in the reader's language. */
export type Condition = {
  readonly sky: 'clear' | 'mostlyClear' | 'partlyCloudy' | 'mostlyCloudy' | 'cloudy' | 'unknown';
  readonly precip:
    | 'none'
    | 'drizzle'
    | 'freezingDrizzle'
    | 'rain'
    | 'rainShowers'
    | 'freezingRain'
    | 'icePellets'
    | 'rainSnow'
    | 'snow'
    | 'snowShowers'
    | 'hail';
  readonly intensity: 'light' | 'moderate' | 'heavy';
  readonly thunder: 'none' | 'possible' | 'likely';
  readonly obscuration: 'none' | 'fog' | 'freezingFog' | 'haze' | 'smoke' | 'dust' | 'sand' | 'blowingSnow' | 'ash';
  readonly wind: 'none' | 'windy';
  readonly extreme: 'none' | 'hot' | 'cold' | 'blizzard' | 'tropicalStorm' | 'hurricane' | 'tornado';
};

/** Kinds of precipitation, the more dangerous first: the order in which one of several is told. */
export const PRECIP_BY_GRAVITY: readonly Condition['precip'][] = [
  'freezingRain',
  'freezingDrizzle',
  'icePellets',
  'hail',
  'rainSnow',
  'snow',
  'snowShowers',
  'rain',
  'rainShowers',
  'drizzle',
  'none',
];
