/** Query parameters that only tell who came from where. Names as seen in feeds of newsrooms and agencies. */
const PARAMETER =
  /^(?:utm_.*|mtm_.*|pk_(?:campaign|kwd|source|medium|content)|piwik_.*|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igsh|igshid|mc_cid|mc_eid|_hsenc|_hsmi|__hs[a-z]+|vero_(?:id|conv)|wickedid|oly_(?:anon|enc)_id|at_(?:medium|campaign|custom\d|link.*|ptr_name|format|bbc_team)|cmpid|s_kwcid|ns_(?:campaign|mchannel|source|linkname|fee)|spm|sc_src|sc_cid)$/i;

/** Pages whose address names the page they lead to: host, path, parameters. */
const REDIRECTORS: readonly (readonly [RegExp, RegExp, readonly string[]])[] = [
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, /^\/url$/, ['q', 'url']],
  [/^l\.(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/, ['u']],
  [/^[a-z0-9]+\.safelinks\.protection\.outlook\.com$/, /^\/$/, ['url']],
  [/^(?:www\.)?youtube\.com$/, /^\/redirect$/, ['q']],
];

/** Images that only count who looks, by address. */
const PIXEL =
  /^https?:\/\/(?:[^/]*\.)?(?:feeds\.feedburner\.com\/~(?:r|4|ff)\/|feedburner\.com\/~|scorecardresearch\.com\/|pixel\.wp\.com\/|stats\.wordpress\.com\/|doubleclick\.net\/|googlesyndication\.com\/|google-analytics\.com\/|facebook\.com\/tr\b|quantserve\.com\/|quantcount\.com\/|feedsportal\.com\/|pheedo\.com\/|imrworldwide\.com\/|chartbeat\.net\/|adnxs\.com\/|a\.rfihub\.com\/)/i;

function target(url: URL): string | null {
  for (const [host, path, names] of REDIRECTORS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    const found = names.map((name) => url.searchParams.get(name)).find((value) => value !== null && /^https?:\/\//.test(value));
    if (found !== undefined && found !== null && URL.canParse(found)) return new URL(found).href;
  }
  return null;
}

/**
 * An address (as `cleanHref` writes it) without tracking parameters, the rest of its query left as it was; a known
 * redirector is replaced by the page it names. Nothing is fetched.
 */
export function withoutTracking(href: string): string {
  if (!/^https?:/.test(href)) return href;
  const named = target(new URL(href));
  if (named !== null && named !== href) return withoutTracking(named);
  const [, address = '', query, hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? [];
  if (query === undefined) return href;
  const kept = query
    .slice(1)
    .split('&')
    .filter((part) => !PARAMETER.test(part.split('=')[0] ?? ''));
  return `${address}${kept.length === 0 || kept.join('') === '' ? '' : `?${kept.join('&')}`}${hash}`;
}

/** Is an image at this address, of this size where known (in pixels), there to count readers and not to be seen? */
export function isTrackingPixel(src: string, width: number | null, height: number | null): boolean {
  return (width !== null && width <= 2) || (height !== null && height <= 2) || PIXEL.test(src);
}
