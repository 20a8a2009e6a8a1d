import type { DayRule } from '../../model-forecast.ts';
import { modelProvider } from '../../model-source.ts';
import type { Place } from '../../place.ts';
import type { ForecastProvider } from '../../provider.ts';
import type { ForecastSource } from '../../report.ts';
import { decodeMet } from './decode-met.ts';

/** MET Norway, as its license wants it named. The name "Yr" may not be used. */
export const MET_NORWAY_SOURCE: ForecastSource = {
  id: 'met-norway',
  name: 'MET Norway',
  url: 'https://www.met.no/en',
  credit: 'Data from MET Norway',
  license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
};

const HOST = 'https://api.met.no';

/** Settings of the source: another host (a cache of one's own), and how days are cut. */
export type MetNorwaySettings = { readonly host?: string; readonly rule?: DayRule };

/** The address of a place's forecast: `complete`, as `compact` lacks the extremes of six hours; four decimals, or it is refused. */
export function metNorwayAddress({ latitude, longitude }: Pick<Place, 'latitude' | 'longitude'>, { host }: MetNorwaySettings): string {
  return `${(host ?? HOST).replace(/\/+$/, '')}/weatherapi/locationforecast/2.0/complete?lat=${Number(latitude.toFixed(4))}&lon=${Number(longitude.toFixed(4))}`;
}

/** MET Norway as a source of forecasts, for any place on earth. */
export function metNorwayProvider(settings: MetNorwaySettings = {}): ForecastProvider {
  return modelProvider({
    source: MET_NORWAY_SOURCE,
    address: (place) => metNorwayAddress(place, settings),
    decode: (json) => decodeMet(json),
    rule: settings.rule ?? 'day-and-night',
  });
}
