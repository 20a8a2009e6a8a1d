/** Longest address that is kept, in characters. */
const HREF_CAP = 4_096;

/**
 * Characters that hide an address or its scheme and never belong into one: C0 and C1 controls, no-break and
 * zero-width spaces, marks of writing direction, the byte order mark, the soft hyphen. A sanitizer was seen to let a
 * no-break space before `javascript:` through.
 */
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;

/** A base whose only use is to read paths of this site with the rules of URLs. */
const HERE = 'https://station.invalid';

function cleanPath(path: string): string | null {
  if (!URL.canParse(path, HERE)) return null;
  const url = new URL(path, HERE);
  const here = `${url.pathname}${url.search}${url.hash}`;
  // `/..//x` and `/\x` read as another host once they stand in a page
  return url.origin === HERE && /^\/(?![/\\])/.test(here) ? here : null;
}

function cleanUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      url.username = '';
      url.password = '';
      return url.href;
    case 'mailto:':
      return /^mailto:[^@?/]+@[^@?/]+(?:\?|$)/.test(url.href) ? url.href.replaceAll(' ', '%20') : null;
    case 'tel:':
      return /^tel:\+?[\d().\-; =a-z%]+$/i.test(url.href) && /\d/.test(url.href) ? url.href.replaceAll(' ', '') : null;
    default:
      return null;
  }
}

/**
 * An address as a link may hold it: http, https, mailto, tel, or a path of this site, written as the URL standard
 * writes it, without hidden characters and credentials. Null for everything else: other schemes, `//host`, bare words,
 * fragments. `cleanHref(cleanHref(x))` is `cleanHref(x)`.
 */
export function cleanHref(raw: string): string | null {
  if (raw.length > HREF_CAP || !raw.isWellFormed()) return null;
  const text = raw.replace(HIDDEN, '').trim();
  const clean = text.startsWith('/') ? cleanPath(text) : cleanUrl(text);
  return clean === null || clean.length > HREF_CAP ? null : clean;
}

/** As `cleanHref`, for an address found on a page at `base`: `//host/x` and relative ones are made whole. Null for bare fragments. */
export function cleanHrefOn(raw: string, base: string | null): string | null {
  const text = raw.replace(HIDDEN, '').trim();
  if (text === '' || text.startsWith('#')) return null;
  if (/^[\\/]{2}/.test(text)) return cleanHref(`https:${text}`);
  if (base === null || URL.canParse(text)) return cleanHref(text);
  return URL.canParse(text, base) ? cleanHref(new URL(text, base).href) : null;
}

/** Is it an address on the web (http or https), as `cleanHref` writes it? */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && cleanHref(text) === text;
}
