/** Which units a reader gets: °F and mph, or °C and km/h. Inside the program all is SI. */
export type Units = 'us' | 'metric';

const MPH_PER_MS = 2.236936;

/**
 * Rounds half up, as the forecast's figures are: −0.4 gives 0, −0.5 gives 0, −0.6 gives −1, never −0. What °C storage
 * leaves behind (52.99999999) is taken away first by rounding to six decimals.
 */
export function roundHalfUp(x: number): number {
  return Math.floor(Math.round(x * 1e6) / 1e6 + 0.5) + 0;
}

/** °C to °F, unrounded. */
export function toFahrenheit(celsius: number): number {
  return (celsius * 9) / 5 + 32;
}

/** °F to °C, unrounded. */
export function fromFahrenheit(fahrenheit: number): number {
  return ((fahrenheit - 32) * 5) / 9;
}

/** A temperature in °C as the whole degrees a reader sees, or null where there is none. */
export function shownTemperature(celsius: number | null, units: Units): number | null {
  return celsius === null ? null : roundHalfUp(units === 'us' ? toFahrenheit(celsius) : celsius);
}

/** A speed in m/s as the whole mph or km/h a reader sees, or null where there is none. */
export function shownSpeed(metersPerSecond: number | null, units: Units): number | null {
  return metersPerSecond === null ? null : roundHalfUp(metersPerSecond * (units === 'us' ? MPH_PER_MS : 3.6));
}

/** A percentage as a whole number, or null where there is none. */
export function shownPercent(percent: number | null): number | null {
  return percent === null ? null : roundHalfUp(percent);
}

/** Depth of precipitation in mm as a reader sees it: inches with two decimals ("trace" under 0.005 in), or whole tenths of a mm. */
export function shownDepth(millimeters: number | null, units: Units): number | 'trace' | null {
  if (millimeters === null) return null;
  if (units === 'metric') return roundHalfUp(millimeters * 10) / 10;
  const inches = millimeters / 25.4;
  if (inches > 0 && inches < 0.005) return 'trace';
  return roundHalfUp(inches * 100) / 100;
}

/** Whether a gust is worth telling beside the wind (both m/s): at least 8 mph above it, as weather.gov shows it. */
export function tellsGust(wind: number | null, gust: number | null): boolean {
  return gust !== null && (shownSpeed(gust, 'us') ?? 0) >= (shownSpeed(wind, 'us') ?? 0) + 8;
}

const POINTS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'] as const;

/** One of the sixteen points of the compass. */
export type CompassPoint = (typeof POINTS)[number];

/** The point of the compass of a direction in degrees (0 and 360 are north). */
export function compassPoint(degrees: number): CompassPoint {
  return POINTS[Math.floor(((((degrees + 11.25) % 360) + 360) % 360) / 22.5)] ?? 'N';
}

/** Degrees of a point of the compass ("WSW" is 247.5), or null for anything else. */
export function compassDegrees(point: string): number | null {
  const index = (POINTS as readonly string[]).indexOf(point.trim().toUpperCase());
  return index < 0 ? null : index * 22.5;
}

type Quantity = 'temperature' | 'speed' | 'percent' | 'angle' | 'depth' | 'distance';

/** Units by the name after the last colon of their code, with the way to °C, m/s, percent, degrees, mm and m. */
const UNITS: Readonly<Record<Quantity, Readonly<Record<string, (x: number) => number>>>> = {
  temperature: {
    degC: (x) => x,
    degF: fromFahrenheit,
    K: (x) => x - 273.15,
    C: (x) => x,
    F: fromFahrenheit,
    '°C': (x) => x,
    '°F': fromFahrenheit,
    celsius: (x) => x,
    fahrenheit: fromFahrenheit,
  },
  speed: {
    'm_s-1': (x) => x,
    'km_h-1': (x) => x / 3.6,
    'mi_h-1': (x) => x / MPH_PER_MS,
    kt: (x) => (x * 1.852) / 3.6,
    mph: (x) => x / MPH_PER_MS,
    'km/h': (x) => x / 3.6,
    'm/s': (x) => x,
    'mp/h': (x) => x / MPH_PER_MS,
    kn: (x) => (x * 1.852) / 3.6,
  },
  percent: { percent: (x) => x, '%': (x) => x },
  angle: { 'degree_(angle)': (x) => x, degree_angle: (x) => x, '°': (x) => x, degrees: (x) => x },
  depth: { mm: (x) => x, cm: (x) => x * 10, m: (x) => x * 1000, in: (x) => x * 25.4, inch: (x) => x * 25.4 },
  distance: { m: (x) => x, km: (x) => x * 1000 },
};

/** What a measured value may be at all; outside of it stands a fault of the source (250 °F and 200 °C were seen), not weather. */
const POSSIBLE: Readonly<Record<Quantity, readonly [number, number]>> = {
  temperature: [-80, 60],
  speed: [0, 150],
  percent: [0, 100],
  angle: [0, 360],
  depth: [0, 5000],
  distance: [0, 1_000_000],
};

/**
 * A source's value in our unit of that quantity (°C, m/s, percent, degrees, mm, m). Null where there is none, where the
 * unit is unknown (never guessed) or where the value is impossible.
 *
 * @param code a unit code as NWS writes it (`wmoUnit:degC`, `unit:m_s-1`, `nwsUnit:s`), or the bare name as Open-Meteo
 * (`°F`, `mp/h`, `inch`) and MET Norway (`celsius`, `m/s`) write it.
 */
export function inSi(value: number | null, code: string | null, quantity: Quantity): number | null {
  if (value === null || code === null) return null;
  const known = UNITS[quantity];
  const name = code.slice(code.lastIndexOf(':') + 1);
  const convert = Object.hasOwn(known, name) ? known[name] : undefined;
  if (convert === undefined) return null;
  const si = convert(value);
  const [least, most] = POSSIBLE[quantity];
  return si >= least - 1e-6 && si <= most + 1e-6 ? si : null;
}
