/** A list of headers: name, value, name, value … as Node writes them without a further look. */
export type HeaderList = readonly string[];

/**
 * What reader pages may do: load this site's own files and nothing else. No inline script or style, so that the policy is
 * a constant that can be cached with the page.
 */
export const READER_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** For answers that no browser should run anything of: feeds, plain text, pictures. */
export const INERT_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";

const PERMISSIONS = [
  'accelerometer=()',
  'camera=()',
  'display-capture=()',
  'geolocation=(self)',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ');

/**
 * The headers that every answer of the reader's side carries. `https`: the site is served over HTTPS, and browsers are told
 * to stay with it. `shared`: other sites may show it (pictures of feeds and cards).
 */
export function securityHeaders(options: { readonly csp: string; readonly https: boolean; readonly shared?: boolean; readonly referrer?: string }): HeaderList {
  return [
    'Content-Security-Policy',
    options.csp,
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    options.referrer ?? 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Resource-Policy',
    options.shared === true ? 'cross-origin' : 'same-origin',
    'Permissions-Policy',
    PERMISSIONS,
    ...(options.https ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
  ];
}
