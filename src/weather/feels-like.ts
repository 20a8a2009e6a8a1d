import { fromFahrenheit, toFahrenheit } from './units.ts';

/** NWS's heat index (Rothfusz) for °F and percent, in °F. */
function heatIndex(t: number, h: number): number {
  return (
    -42.379 +
    2.04901523 * t +
    10.14333127 * h -
    0.22475541 * t * h -
    0.00683783 * t * t -
    0.05481717 * h * h +
    0.00122874 * t * t * h +
    0.00085282 * t * h * h -
    0.00000199 * t * t * h * h
  );
}

/** Wind chill of Environment Canada and NWS, for °C and km/h. */
function windChill(t: number, v: number): number {
  return 13.12 + 0.6215 * t - 11.37 * v ** 0.16 + 0.3965 * t * v ** 0.16;
}

/**
 * What a temperature feels like, in °C, for sources that do not say it: heat index above 26 °C with more than 40 percent of
 * humidity, wind chill below 10 °C with more than 1.33 m/s of wind, else the temperature itself. Limits are MET Norway's.
 *
 * @param temperature °C. @param humidity percent, or null. @param wind m/s, or null.
 */
export function feelsLike(temperature: number | null, humidity: number | null, wind: number | null): number | null {
  if (temperature === null) return null;
  if (temperature > 26 && humidity !== null && humidity > 40) return Math.max(temperature, fromFahrenheit(heatIndex(toFahrenheit(temperature), humidity)));
  if (temperature < 10 && wind !== null && wind > 1.33) return Math.min(temperature, windChill(temperature, wind * 3.6));
  return temperature;
}
