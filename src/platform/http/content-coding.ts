/** The forms in which an answer is kept. */
export const CODINGS = ['br', 'gzip', 'identity'] as const;

/** One of `CODINGS`, as `Content-Encoding` names it. */
export type ContentCoding = (typeof CODINGS)[number];

/** Most distinct header values that are remembered; browsers and proxies send a few dozen. */
const REMEMBERED = 256;
const remembered = new Map<string, readonly ContentCoding[]>();

/**
 * What a request's `Accept-Encoding` allows, best first (RFC 9110, 12.5.3). `identity` is always among them: a reader who
 * refuses every form is still better served by plain bytes than by an error.
 */
export function acceptedCodings(header: string | undefined): readonly ContentCoding[] {
  if (header === undefined) return ['identity'];
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const accepted = parse(header);
  if (remembered.size < REMEMBERED && header.length <= 200) remembered.set(header, accepted);
  return accepted;
}

function parse(header: string): readonly ContentCoding[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().slice(0, 1000).split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name === 'x-gzip' ? 'gzip' : name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const allowed = (coding: ContentCoding): boolean => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  return [...CODINGS.filter((coding) => coding !== 'identity' && allowed(coding)), 'identity'];
}
