import { Page } from '../page.tsx';
import type { PageFrame } from '../page-frame.ts';
import type { Place } from '#weather/place.ts';
import type { WeatherReport } from '#weather/report.ts';

export type HourlyPageProps = {
  readonly frame: PageFrame;
  readonly place: Place;
  readonly report: WeatherReport | null;
  readonly places: readonly Place[];
};

/** The hours of a place, as a chart and as a table. */
export function HourlyPage({ frame }: HourlyPageProps) {
  return <Page frame={frame} title={null}>{null}</Page>;
}
