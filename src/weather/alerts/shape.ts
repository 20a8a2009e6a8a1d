import type { AlertShape, Circle, Polygon, Position } from '../alert.ts';

/** A rectangle in degrees around a shape. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/** Mean radius of the earth, km. */
const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Where a point lies by a ring: in it, on its line, or out. A ring left open is closed; what a crossing ring goes around twice is in. */
function byRing(ring: readonly Position[], x: number, y: number): 'in' | 'edge' | 'out' {
  let winding = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Position;
    const [bx, by] = ring[i + 1 === ring.length ? 0 : i + 1] as Position;
    const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (side === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return 'edge';
    if (ay <= y && by > y && side > 0) winding++;
    else if (ay > y && by <= y && side < 0) winding--;
  }
  return winding === 0 ? 'out' : 'in';
}

function inPolygon([outer, ...holes]: Polygon, x: number, y: number): boolean {
  return outer !== undefined && byRing(outer, x, y) !== 'out' && !holes.some((hole) => byRing(hole, x, y) === 'in');
}

function inCircle({ longitude, latitude, radiusKm }: Circle, x: number, y: number): boolean {
  const a =
    Math.sin(((y - latitude) * RADIANS) / 2) ** 2 + Math.cos(y * RADIANS) * Math.cos(latitude * RADIANS) * Math.sin(((x - longitude) * RADIANS) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a))) <= radiusKm;
}

/**
 * Whether a point (degrees) lies in a shape; its line belongs to it, the inside of a hole does not. Rings over the date line
 * run past 180° (`overDateLine`), so the point is looked for there too.
 */
export function shapeHolds({ polygons, circles }: AlertShape, longitude: number, latitude: number): boolean {
  const around = longitude < 0 ? longitude + 360 : longitude - 360;
  return (
    polygons.some((polygon) => inPolygon(polygon, longitude, latitude) || inPolygon(polygon, around, latitude)) ||
    circles.some((circle) => inCircle(circle, longitude, latitude))
  );
}

/** A polygon that jumps from 180° to -180° drawn through instead, with longitudes up to 360°; any other as it is. */
export function overDateLine(polygon: Polygon): Polygon {
  const longitudes = (polygon[0] ?? []).map(([x]) => x);
  if (Math.max(...longitudes) - Math.min(...longitudes) <= 180) return polygon;
  return polygon.map((ring) => ring.map(([x, y]) => [x < 0 ? x + 360 : x, y] as const));
}

/** The rectangle around a shape; the whole earth where a circle lies over a pole or the date line. */
export function boxOf({ polygons, circles }: AlertShape): Box {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const stretch = (x: number, y: number): void => {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  };
  for (const [outer = []] of polygons) for (const [x, y] of outer) stretch(x, y);
  for (const { longitude, latitude, radiusKm } of circles) {
    const high = radiusKm / EARTH_KM / RADIANS + 1e-6;
    const wide = high / Math.max(Math.cos((Math.abs(latitude) + high) * RADIANS), 1e-9);
    if (Math.abs(latitude) + high >= 90 || longitude - wide < -180 || longitude + wide > 180) return { west: -180, south: -90, east: 180, north: 90 };
    stretch(longitude - wide, latitude - high);
    stretch(longitude + wide, latitude + high);
  }
  return { west, south, east, north };
}
