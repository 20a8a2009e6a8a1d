import { z } from 'zod';
import type { Instant } from '#platform/clock.ts';
import { inSi } from '../../units.ts';

type Quantity = Parameters<typeof inSi>[2];

/** A number that may come as a number or as a string ("41"); all else is missing. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

/** A text with something in it; an empty one is missing. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** An instant written in ISO 8601 with its offset; all else is missing. */
export function instantOf(value: unknown): Instant | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

/** A list of which every element is looked at by itself; anything else counts as empty. */
export const list = z.array(z.unknown()).catch([]);

/** `value` as an object, or one without fields. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/**
 * A measured value in SI: NWS writes `{ unitCode, value }` with a number, a string or null in it, and
 * `{ unitCode, minValue, maxValue }` for ranges, of which the larger is taken. Readings that failed the station network's
 * quality control (`X`, or `B`: judged bad by a person) are missing.
 */
export function quantityOf(value: unknown, quantity: Quantity): number | null {
  const fields = fieldsOf(value);
  const control = textOf(fields['qualityControl']);
  if (control !== null && /(^|:)[XB]$/.test(control)) return null;
  const number = numberOf(fields['value']) ?? numberOf(fields['maxValue']);
  return inSi(number, textOf(fields['unitCode']), quantity);
}
