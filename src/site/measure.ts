import type { Language } from '#story/story.ts';
import { compassPoint, shownPercent, shownSpeed, shownTemperature, toFahrenheit, type Units } from '#weather/units.ts';
import { word } from './words.ts';

/** West is "oeste". */
const COMPASS_ES: Readonly<Record<string, string>> = {
  W: 'O',
  NW: 'NO',
  SW: 'SO',
  WNW: 'ONO',
  WSW: 'OSO',
  NNW: 'NNO',
  SSW: 'SSO',
};

/** `celsius` in the units of the page, not rounded: for scales. */
export function temperatureIn(celsius: number, units: Units): number {
  return units === 'us' ? toFahrenheit(celsius) : celsius;
}

/** "63°", rounded half up; "-°" where it is missing. Never "-0°". */
export function temperatureText(celsius: number | null, units: Units): string {
  return `${shownTemperature(celsius, units) ?? '-'}°`;
}

/** "24%"; "-" where it is missing. */
export function percentText(percent: number | null): string {
  return percent === null ? '-' : `${shownPercent(percent)}%`;
}

/** The unit of speeds on a page. */
export function speedUnit(units: Units): string {
  return units === 'us' ? 'mph' : 'km/h';
}

/** "6 mph" or "10 km/h" from m/s. */
export function speedText(speed: number, units: Units): string {
  return `${shownSpeed(speed, units)} ${speedUnit(units)}`;
}

/** A wind: m/s, and degrees it comes from. */
export type Wind = { readonly windSpeed: number | null; readonly windDirection: number | null };

/** "W 6", "Calm", for columns that name the unit; "-" where the speed is missing. */
export function bareWindText({ windSpeed, windDirection }: Wind, units: Units, language: Language): string {
  const speed = shownSpeed(windSpeed, units);
  if (speed === null) return '-';
  if (speed === 0) return word(language, 'calm');
  return windDirection === null ? String(speed) : `${compass(windDirection, language)} ${speed}`;
}

/** "W 6 mph", "Calm"; "-" where the speed is missing. */
export function windText(wind: Wind, units: Units, language: Language): string {
  const text = bareWindText(wind, units, language);
  return /\d$/.test(text) ? `${text} ${speedUnit(units)}` : text;
}

/** The compass point of `degrees` in the reader's language ("WSW", "OSO"). */
export function compass(degrees: number, language: Language): string {
  const point = compassPoint(degrees);
  return language === 'es' ? (COMPASS_ES[point] ?? point) : point;
}
