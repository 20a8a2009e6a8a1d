/** A place that has weather: a town of the station. Coordinates in degrees WGS 84, at most 4 decimals. */
export type Place = {
  readonly id: string;
  /** Last part of its address, `/weather/SLUG`. */
  readonly slug: string;
  readonly name: string;
  /** State or region as readers write it ("Wash."), or null. */
  readonly region: string | null;
  readonly latitude: number;
  readonly longitude: number;
  /** IANA zone of the place, not of the newsroom. */
  readonly timeZone: string;
};
