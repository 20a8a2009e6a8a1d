import { cleanHref, isWebAddress } from './href.ts';

/** Reads one attribute: gives the value to keep, or undefined where it may not be so. `undefined` comes in where it is left out. */
export type Attribute = (value: unknown) => string | number | null | undefined;

/** A whole number within bounds; left out: `fallback`. */
export const whole =
  (least: number, most: number, fallback?: number): Attribute =>
  (value) => {
    if (value === undefined || value === null) return fallback;
    return Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? (value as number) : undefined;
  };

/** An instant, or null; left out: null. */
export const instantOrNull: Attribute = (value) => {
  if (value === undefined || value === null) return null;
  return Number.isSafeInteger(value) && Math.abs(value as number) <= 8.64e15 ? (value as number) : undefined;
};

/** A line of text up to `cap` characters, which may be empty. */
export const line =
  (cap: number): Attribute =>
  (value) =>
    typeof value === 'string' && value.length <= cap ? value : undefined;

/** A line of text, or null; left out or blank: null. */
export const lineOrNull =
  (cap: number): Attribute =>
  (value) => {
    if (value === undefined || value === null) return null;
    const text = line(cap)(value);
    return typeof text === 'string' && text.trim() === '' ? null : text;
  };

/** The key of a file of the library, as it stands in addresses. */
export const mediaKey: Attribute = (value) => (typeof value === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/.test(value) ? value : undefined);

/** An address that a link may hold. */
export const href: Attribute = (value) => (typeof value === 'string' ? (cleanHref(value) ?? undefined) : undefined);

/** An address of the web. */
export const webAddress: Attribute = (value) => {
  const clean = href(value);
  return typeof clean === 'string' && isWebAddress(clean) ? clean : undefined;
};

/** Reads `given` by `rules`, every rule once, in their order. Gives the fault in words where one does not hold. */
export function readAttributes(
  given: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, Attribute>>,
): Readonly<Record<string, string | number | null>> | string {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(rules, name) && given[name] !== null && given[name] !== undefined);
  if (unknown !== undefined) return `Unknown attribute ${JSON.stringify(unknown.slice(0, 60))}`;
  const read: Record<string, string | number | null> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const value = rule(Object.hasOwn(given, name) ? given[name] : undefined);
    if (value === undefined) return `The attribute "${name}" cannot be ${JSON.stringify(given[name] ?? null).slice(0, 80)}`;
    read[name] = value;
  }
  return read;
}
