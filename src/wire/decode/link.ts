/** A base that can be resolved against: an http(s) address. An empty or fragment-only one counts as none (H-4). */
export function usableBase(base: string | null, outer: string | null): string | null {
  if (base === null || base === '' || base.startsWith('#')) return outer;
  const resolved = resolveLink(base, outer);
  return /^https?:\/\//i.test(resolved) ? resolved : outer;
}

/** `link` made absolute against `base`; an absolute one, or one that cannot be resolved, stays as it is written. */
export function resolveLink(link: string, base: string | null): string {
  const written = link.trim();
  if (base === null || /^[a-z][a-z0-9+.-]*:/i.test(written)) return written;
  return URL.parse(written, base)?.href ?? written;
}

/** A link that a reader can follow: http or https, or relative where no base is known. Null for `tag:`, `javascript:` and the like. */
export function webLink(link: string | null, base: string | null): string | null {
  if (link === null || link.trim() === '') return null;
  // Line ends and tabs inside an address mean nothing, and hide schemes.
  const resolved = resolveLink(link.replace(/[\t\r\n]/g, '').trim(), base);
  if (/^https?:/i.test(resolved)) return URL.canParse(resolved) ? resolved : null;
  return /^[a-z][a-z0-9+.-]*:/i.test(resolved) ? null : resolved;
}
