import { ok, refuse, type Result } from '#platform/result.ts';
import type { Alert, AlertArea, AlertList, AlertReference, AlertShape, Polygon, Position, RefusedAlert } from '../alert.ts';
import { fieldsOf, instantOf, list, numberOf, textOf } from '../providers/nws/loose.ts';
import { overDateLine } from './shape.ts';
import { parseVtec } from './vtec.ts';
import { zoneId, zoneOfUgc } from './zone-id.ts';

/** The texts of a list, whatever else stands in it; one text alone counts as a list of one. */
function textsOf(value: unknown): readonly string[] {
  return (typeof value === 'string' ? [value] : list.parse(value)).map(textOf).filter((text) => text !== null);
}

function ringOf(value: unknown): readonly Position[] {
  return list.parse(value).flatMap((corner) => {
    const [x, y] = list.parse(corner).map(numberOf);
    return x === null || x === undefined || y === null || y === undefined ? [] : [[x, y] as const];
  });
}

/** A polygon of GeoJSON; none where its outer ring has fewer than three corners. */
function polygonOf(value: unknown): readonly Polygon[] {
  const [outer, ...holes] = list.parse(value).map(ringOf);
  return outer === undefined || outer.length < 3 ? [] : [overDateLine([outer, ...holes.filter((hole) => hole.length >= 3)])];
}

function polygonsOf(geometry: unknown, depth = 0): readonly Polygon[] {
  const { type, coordinates, geometries } = fieldsOf(geometry);
  if (type === 'Polygon') return polygonOf(coordinates);
  if (type === 'MultiPolygon') return list.parse(coordinates).flatMap(polygonOf);
  if (type === 'GeometryCollection' && depth < 4) return list.parse(geometries).flatMap((part) => polygonsOf(part, depth + 1));
  return [];
}

/** The shape of a GeoJSON geometry, or null where it has no polygon that can be used: then the zones decide. */
export function shapeOfGeoJson(geometry: unknown): AlertShape | null {
  const polygons = polygonsOf(geometry);
  return polygons.length === 0 ? null : { polygons, circles: [] };
}

function areaOf(properties: Readonly<Record<string, unknown>>, geometry: unknown, fire: boolean): AlertArea {
  const geocode = fieldsOf(properties['geocode'] ?? properties['geoCode']);
  const ugc = textsOf(geocode['UGC']).flatMap((codes) => codes.split(/\s+/));
  const named = textsOf(properties['affectedZones'])
    .map(zoneId)
    .filter((zone) => zone !== null);
  const same = textsOf(geocode['SAME']).flatMap((codes) => codes.split(/\s+/));
  // Without zones the SAME codes decide; UGC codes, which do not tell fire zones from forecast zones, only where there are none.
  const zones = named.length > 0 || same.length > 0 ? named : ugc.map((code) => zoneOfUgc(code, fire)).filter((zone) => zone !== null);
  return {
    description: textOf(properties['areaDesc']) ?? '',
    shape: shapeOfGeoJson(geometry),
    zones: [...new Set(zones)],
    ugc,
    same,
  };
}

function referencesOf(value: unknown): readonly AlertReference[] {
  return list.parse(value).flatMap((one) => {
    const fields = fieldsOf(one);
    const identifier = textOf(fields['identifier']) ?? textOf(fields['@id'])?.split('/').at(-1) ?? null;
    return identifier === null ? [] : [{ identifier, sender: textOf(fields['sender']), sent: instantOf(fields['sent']) }];
  });
}

/** One feature of a list, or why it cannot be read. */
function alertOf(feature: unknown, at: number): Alert | RefusedAlert {
  const outer = fieldsOf(feature);
  const properties = 'properties' in outer ? fieldsOf(outer['properties']) : outer;
  const id = textOf(properties['id']) ?? (textOf(properties['@id']) ?? textOf(outer['id']))?.split('/').at(-1) ?? null;
  if (id === null) return { id: `feature ${at + 1}`, reason: 'it has no identifier' };
  const event = textOf(properties['event']);
  if (event === null) return { id, reason: 'it names no event' };
  const parameters = fieldsOf(properties['parameters']);
  const vtec = textsOf(parameters['VTEC']).flatMap(parseVtec);
  const fire = vtec.some(({ phenomenon }) => phenomenon === 'FW') || /^(red flag|fire weather)/i.test(event);
  const area = areaOf(properties, outer['geometry'], fire);
  return {
    id,
    event,
    vtec,
    sender: textOf(properties['sender']),
    senderName: textOf(properties['senderName']),
    sent: instantOf(properties['sent']),
    status: textOf(properties['status']),
    msgType: textOf(properties['messageType']),
    scope: textOf(properties['scope']),
    references: referencesOf(properties['references']),
    urgency: textOf(properties['urgency']),
    severity: textOf(properties['severity']),
    certainty: textOf(properties['certainty']),
    responses: textsOf(properties['response']),
    effective: instantOf(properties['effective']),
    onset: instantOf(properties['onset']),
    expires: instantOf(properties['expires']),
    ends: instantOf(properties['ends']),
    headline: textOf(properties['headline']),
    nwsHeadline: textsOf(parameters['NWSheadline']).join(' ') || null,
    description: textOf(properties['description']),
    instruction: textOf(properties['instruction']),
    areaDesc: area.description,
    areas: [area],
    awarenessLevel: null,
    language: textOf(properties['language']) ?? 'en-US',
    replacedBy: textOf(properties['replacedBy']),
    replacedAt: instantOf(properties['replacedAt']),
  };
}

/** The features of an answer in any of its forms: GeoJSON, JSON-LD (`@graph`), one feature, a bare list. Null for something else. */
function featuresOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  const fields = fieldsOf(json);
  for (const key of ['features', '@graph']) if (Array.isArray(fields[key])) return fields[key];
  return fields['type'] === 'Feature' || (textOf(fields['id']) !== null && textOf(fields['event']) !== null) ? [json] : null;
}

/**
 * Reads the alerts of api.weather.gov: the active list or the history, parsed from JSON. A feature that cannot be read is
 * refused with its reason and the list goes on. Refuses `weather/bad-answer` where it is no list of alerts at all.
 */
export function decodeNwsAlerts(json: unknown): Result<AlertList> {
  const features = featuresOf(json);
  if (features === null) {
    const said = textOf(fieldsOf(json)['detail']) ?? textOf(fieldsOf(json)['title']);
    return refuse('weather/bad-answer', `This is no list of alerts${said === null ? '' : `: the source says "${said.slice(0, 200)}"`}.`);
  }
  const read = features.map(alertOf);
  return ok({
    alerts: read.filter((one): one is Alert => 'event' in one),
    refused: read.filter((one): one is RefusedAlert => 'reason' in one),
    updated: instantOf(fieldsOf(json)['updated']),
    current: /^current /i.test(textOf(fieldsOf(json)['title']) ?? ''),
  });
}
