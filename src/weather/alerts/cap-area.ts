import { elementsOf, textOf, type XmlElement } from '#platform/xml.ts';
import type { AlertArea, AlertShape, Circle, Polygon, Position } from '../alert.ts';
import { overDateLine } from './shape.ts';
import { zoneOfUgc } from './zone-id.ts';

/** Child elements of this local name, whatever their prefix. */
export function childrenOf(element: XmlElement, local: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.local.toLowerCase() === local.toLowerCase());
}

/** The text of the first child of this name, trimmed; null where there is none or it is empty. */
export function childText(element: XmlElement, local: string): string | null {
  const child = childrenOf(element, local)[0];
  const text = child === undefined ? '' : textOf(child).trim();
  return text === '' ? null : text;
}

/** The values that `element` pairs with names (`parameter`, `eventCode`, `geocode`), of one name in any case. */
export function pairedValues(element: XmlElement, kind: string, name: string): readonly string[] {
  return childrenOf(element, kind)
    .filter((pair) => childText(pair, 'valueName')?.toLowerCase() === name.toLowerCase())
    .map((pair) => childText(pair, 'value'))
    .filter((value) => value !== null);
}

/** A pair `lat,lon` of CAP; null where it is none on this earth. A comma too many at its end is passed over. */
function positionOf(text: string): Position | null {
  const [, y, x] = /^([+-]?\d+(?:\.\d*)?|[+-]?\.\d+),([+-]?\d+(?:\.\d*)?|[+-]?\.\d+),?$/.exec(text) ?? [];
  const [latitude, longitude] = [Number(y), Number(x)];
  return x === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 360 ? null : [longitude, latitude];
}

function polygonOf(text: string): readonly Polygon[] {
  const ring = text
    .trim()
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .map(positionOf)
    .filter((position) => position !== null);
  return new Set(ring.map(String)).size < 3 ? [] : [overDateLine([ring])];
}

function circleOf(text: string): readonly Circle[] {
  const [center = '', radius = ''] = text
    .trim()
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/);
  const position = positionOf(center);
  const radiusKm = radius === '' ? Number.NaN : Number(radius);
  return position === null || !Number.isFinite(radiusKm) || radiusKm < 0 ? [] : [{ longitude: position[0], latitude: position[1], radiusKm }];
}

/** The shape of an area, or null. A circle of radius 0 is only a point: with codes beside it, those say where the alert holds. */
function shapeOf(polygons: readonly Polygon[], circles: readonly Circle[], coded: boolean): AlertShape | null {
  const wide = coded && polygons.length === 0 ? circles.filter((circle) => circle.radiusKm > 0) : circles;
  return polygons.length === 0 && wide.length === 0 ? null : { polygons, circles: wide };
}

/** An `area` of CAP. `fire`: the message is about fire weather, whose zones its UGC codes name. */
export function areaOfCap(area: XmlElement, fire: boolean): AlertArea {
  const codes = (name: string): readonly string[] => pairedValues(area, 'geocode', name).flatMap((value) => value.split(/\s+/));
  const ugc = codes('UGC').map((code) => code.toUpperCase());
  // CAP 1.1 of NWS has the county as FIPS6 (030049); SAME codes look the same.
  const same = [...codes('SAME'), ...codes('FIPS6')].filter((code) => /^\d{6}$/.test(code));
  const named = ugc.map((code) => zoneOfUgc(code, fire)).filter((zone) => zone !== null);
  // Codes of whole counties say what SAME codes say; codes of zones are finer, so they decide.
  const zones = same.length > 0 && named.every((zone) => zone.startsWith('county/')) ? [] : named;
  const polygons = childrenOf(area, 'polygon').flatMap((polygon) => polygonOf(textOf(polygon)));
  const circles = childrenOf(area, 'circle').flatMap((circle) => circleOf(textOf(circle)));
  return {
    description: childText(area, 'areaDesc')?.replace(/\s+/g, ' ') ?? '',
    shape: shapeOf(polygons, circles, zones.length > 0 || same.length > 0),
    zones: [...new Set(zones)],
    ugc,
    same: [...new Set(same)],
  };
}
