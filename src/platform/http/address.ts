/**
 * What a request's target is, as the reader's side sees it. Only one spelling of an address is answered; near ones are
 * sent there, and all else does not exist: no two spellings can be treated differently by a cache, a proxy or a check.
 */
export type Address =
  | { readonly kind: 'canonical'; readonly path: string; readonly query: string }
  /** Upper case, doubled or trailing slashes: to be redirected to `path` (with `query`). */
  | { readonly kind: 'near'; readonly path: string; readonly query: string }
  | { readonly kind: 'none' };

const CANONICAL = /^\/(?:[a-z0-9_~-][a-z0-9._~-]*(?:\/[a-z0-9_~-][a-z0-9._~-]*)*)?$/;
const LONGEST = 512;

/** Reads the target of a request line (`/path?query`). Percent signs, backslashes, dot segments and odd bytes give `none`. */
export function readAddress(target: string): Address {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? '' : target.slice(mark + 1);
  if (path.length > LONGEST) return { kind: 'none' };
  if (CANONICAL.test(path)) return { kind: 'canonical', path, query };
  const cleaned = path
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '');
  return path.startsWith('/') && CANONICAL.test(cleaned) ? { kind: 'near', path: cleaned, query } : { kind: 'none' };
}

/**
 * The one value of parameter `name` in a query, or null where it is missing, said twice, or does not match `form`. All other
 * parameters (campaign marks) are ignored.
 */
export function parameter(query: string, name: string, form: RegExp): string | null {
  if (query === '') return null;
  const values = query
    .split('&')
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && form.test(value) ? value : null;
}

/** An instant in an address (`?before=1763900000000`): milliseconds, at most 15 digits. */
const INSTANT = /^[1-9]\d{0,14}$/;

/** Key of a page in the cache: its path, and of its query only what pages know: `before`. */
export function pageKey(path: string, query: string): string {
  const before = parameter(query, 'before', INSTANT);
  return before === null ? path : `${path}?before=${before}`;
}

/** The instant before which a list's page ends, or null. */
export function beforeOf(query: string): number | null {
  const before = parameter(query, 'before', INSTANT);
  return before === null ? null : Number(before);
}
