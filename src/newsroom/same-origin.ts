/** The headers of a request that tell where it comes from. */
export type OriginHeaders = {
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
};

/**
 * Does a write come from this server's own pages? Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`. A request
 * with neither comes from no browser, so nobody's cookie is being used behind their back: it may pass.
 * `baseUrl` counts beside the `Host` header, which a proxy may have changed.
 */
export function isSameOrigin(headers: OriginHeaders, baseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  if (origin === new URL(baseUrl).origin) return true;
  return URL.canParse(origin) && headers.host !== undefined && new URL(origin).host === headers.host.toLowerCase();
}
