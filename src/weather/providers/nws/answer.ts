import { z } from 'zod';
import { ok, refuse, type Result } from '#platform/result.ts';
import { fieldsOf, instantOf, numberOf, textOf } from './loose.ts';
import type { Stamp } from '../../forecast.ts';

const recorded = z.looseObject({ _status: z.number(), body: z.unknown() });

/**
 * What an answer of api.weather.gov holds, or why it holds none. NWS tells faults as `application/problem+json`; an error
 * page in HTML, a cut answer, a list or null are refused as `weather/bad-answer`, a place without forecast as `weather/not-covered`.
 */
export function answerOf(json: unknown): Result<Readonly<Record<string, unknown>>> {
  const wrapped = recorded.safeParse(json);
  const body = wrapped.success ? wrapped.data.body : json;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse('weather/bad-answer', 'The answer is not a JSON object.');
  const fields = fieldsOf(body);
  const kind = textOf(fields['type']) ?? '';
  if (/api\.weather\.gov\/problems\/|^urn:noaa:nws:api:/.test(kind) || (textOf(fields['title']) !== null && numberOf(fields['status']) !== null)) {
    const said = textOf(fields['detail']) ?? textOf(fields['title']) ?? kind;
    return refuse(
      /InvalidPoint|MarineForecast/i.test(kind) || /marine forecast not supported/i.test(said) ? 'weather/not-covered' : 'weather/bad-answer',
      `The National Weather Service says: ${said}`,
    );
  }
  if (wrapped.success && wrapped.data._status >= 400) return refuse('weather/bad-answer', `The answer has the status ${wrapped.data._status}.`);
  return ok(fields);
}

/** The text of an answer as JSON, refused where it is HTML, cut or empty. */
export function parseAnswer(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text.replace(/^﻿/, '')));
  } catch {
    const start = text.trimStart().slice(0, 15).toLowerCase();
    if (start === '') return refuse('weather/bad-answer', 'The answer is empty.');
    if (start.startsWith('<')) return refuse('weather/bad-answer', 'The answer is a web page, not a forecast.');
    return refuse('weather/bad-answer', 'The answer is not JSON, or was cut off.');
  }
}

/** `properties` of a GeoJSON feature; the feature itself where it has none (`application/ld+json` answers). */
export function propertiesOf(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return 'properties' in answer ? fieldsOf(answer['properties']) : answer;
}

/** When the answer was issued and made. */
export function stampOf(properties: Readonly<Record<string, unknown>>): Stamp {
  return {
    issuedAt: instantOf(properties['updateTime']) ?? instantOf(properties['updated']),
    madeAt: instantOf(properties['generatedAt']),
  };
}

/** Middle of a GeoJSON geometry (point, or the first ring of a polygon, also inside a GeometryCollection), or null. */
export function middleOf(geometry: unknown): { readonly latitude: number; readonly longitude: number } | null {
  const fields = fieldsOf(geometry);
  if (Array.isArray(fields['geometries'])) {
    for (const inner of fields['geometries']) {
      const middle = middleOf(inner);
      if (middle !== null) return middle;
    }
    return null;
  }
  const coordinates = fields['coordinates'];
  if (!Array.isArray(coordinates)) return null;
  const ring: readonly unknown[] = typeof coordinates[0] === 'number' ? [coordinates] : Array.isArray(coordinates[0]) ? coordinates[0] : [];
  const points = ring.flatMap((pair) =>
    Array.isArray(pair) && typeof pair[0] === 'number' && typeof pair[1] === 'number' ? [[pair[0], pair[1]] as const] : [],
  );
  if (points.length === 0) return null;
  const longitudes = points.map((p) => p[0]);
  const latitudes = points.map((p) => p[1]);
  const latitude = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const longitude = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
