import { Page } from '../page.tsx';
import type { PageFrame } from '../page-frame.ts';
import type { Place } from '#weather/place.ts';
import type { WeatherReport } from '#weather/report.ts';

export type WeatherPageProps = {
  readonly frame: PageFrame;
  readonly place: Place;
  /** Null: nothing was ever had for this place. */
  readonly report: WeatherReport | null;
  /** The station's places, this one included. */
  readonly places: readonly Place[];
};

/** The daily forecast of a place. */
export function WeatherPage({ frame }: WeatherPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
