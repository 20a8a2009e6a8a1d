import { Agent, request as undiciRequest } from 'undici';
import { checkUrl, type AllowedHosts } from './egress-address.ts';
import { ACCEPT_ENCODING, decodeBody, readBody } from './egress-body.ts';
import { AddressRefused, checkedConnector, systemResolve, type Resolve } from './egress-connect.ts';
import { ok, refuse, type Result } from './result.ts';

/** What to ask, beside the address. */
export type EgressRequest = {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Most bytes of the body, as sent and once decompressed. Default 10 MB. */
  readonly maxBytes?: number;
  /** For all of it, redirects included. Default 60 s. */
  readonly timeoutMs?: number;
  /** Default `follow`: up to 5, each address checked, for GET and HEAD only. `none`: the redirect is the answer. */
  readonly redirect?: 'follow' | 'none';
};

/** What came back, whatever the status. Header names are lower-case; the body is decompressed. */
export type EgressAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly finalUrl: string;
  /** Where permanent redirects (301, 308) alone led from the asked address; null where there was none or another kind among them. */
  readonly permanentRedirect: string | null;
};

/** The only way out to the network. Handed in. */
export type Egress = { request(url: string, options?: EgressRequest): Promise<Result<EgressAnswer>> };

/** How the way out is set up; `resolve` is for tests. */
export type EgressOptions = {
  readonly allow?: AllowedHosts;
  /** Who asks, with a contact: sources of weather and wire copy want one. */
  readonly userAgent?: string;
  readonly connectTimeoutMs?: number;
  readonly resolve?: Resolve;
};

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Headers that must not follow to another host. */
const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off',
  ENOTFOUND: 'is not known to the name service',
  EAI_AGAIN: 'could not be looked up: the name service does not answer',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate of another name',
  UND_ERR_HEADERS_OVERFLOW: 'sent too many headers',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'sent another length than it announced',
};
const TIMEOUTS = /^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|UND_ERR_ABORTED|ABORT_ERR)$/;

/** A failure as a problem: host only, never the path, the query or a header (they may hold a key). */
function problemOf(fault: unknown, url: URL, timeoutMs: number): Result<never> {
  if (fault instanceof AddressRefused) return refuse('egress/refused', `${url.hostname} leads to an address that is not of the public internet.`);
  const { code = '', name = '' } = fault as { code?: string | number; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError' || TIMEOUTS.test(String(code)))
    return refuse('egress/timeout', `${url.hostname} did not answer fully within ${Math.round(timeoutMs / 1000)} seconds.`);
  return refuse('egress/failed', `${url.hostname} ${WORDS[String(code)] ?? `did not give an answer (${code === '' ? name : code})`}.`);
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]])),
  );
}

type Hop = { readonly url: URL; readonly headers: Readonly<Record<string, string>> };

/**
 * Opens the way out (decision 7): http and https to public addresses only, each checked when the connection is made;
 * ports 80 and 443; limits on time, bytes and decompression; no cookies kept. `close` ends its connections.
 */
export function openEgress(options: EgressOptions = {}): Egress & { close(): Promise<void> } {
  const allow = options.allow ?? [];
  const agent = new Agent({
    connect: checkedConnector(allow, options.resolve ?? systemResolve, options.connectTimeoutMs ?? 10_000),
    connections: 4,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 32_768,
  });
  const own = { 'user-agent': options.userAgent ?? 'Daybreak', accept: '*/*', 'accept-encoding': ACCEPT_ENCODING };

  async function ask(hop: Hop, wanted: EgressRequest, signal: AbortSignal): Promise<Result<Omit<EgressAnswer, 'finalUrl' | 'permanentRedirect'>>> {
    const maxBytes = wanted.maxBytes ?? 10_000_000;
    const answer = await undiciRequest(hop.url, {
      dispatcher: agent,
      method: wanted.method ?? 'GET',
      headers: hop.headers,
      body: wanted.body ?? null,
      signal,
      headersTimeout: wanted.timeoutMs ?? 60_000,
      bodyTimeout: wanted.timeoutMs ?? 60_000,
    });
    const headers = plainHeaders(answer.headers);
    // What a redirect says in its body is of no use; a little is taken so that the connection can be used again.
    const raw = await readBody(answer.body, REDIRECTS.has(answer.statusCode) ? Math.min(maxBytes, 65_536) : maxBytes, hop.url.hostname);
    if (!raw.ok) return REDIRECTS.has(answer.statusCode) ? ok({ status: answer.statusCode, headers, bytes: new Uint8Array() }) : raw;
    const bytes = await decodeBody(raw.value, wanted.method === 'HEAD' ? undefined : headers['content-encoding'], maxBytes, hop.url.hostname);
    return bytes.ok ? ok({ status: answer.statusCode, headers, bytes: bytes.value }) : bytes;
  }

  async function follow(first: Hop, wanted: EgressRequest, signal: AbortSignal): Promise<Result<EgressAnswer>> {
    let hop = first;
    let permanent = true;
    for (let hops = 0; ; hops++) {
      const answer = await ask(hop, wanted, signal).catch((fault: unknown) => problemOf(fault, hop.url, wanted.timeoutMs ?? 60_000));
      if (!answer.ok) return answer;
      const location = answer.value.headers['location'];
      if (!REDIRECTS.has(answer.value.status) || location === undefined || wanted.redirect === 'none') {
        return ok({ ...answer.value, finalUrl: hop.url.href, permanentRedirect: hops > 0 && permanent ? hop.url.href : null });
      }
      if (hops >= MAX_REDIRECTS) return refuse('egress/refused', `${first.url.hostname} redirects more than ${MAX_REDIRECTS} times.`);
      if (wanted.method !== undefined && wanted.method !== 'GET' && wanted.method !== 'HEAD')
        return refuse('egress/refused', `${hop.url.hostname} redirects a ${wanted.method}; that is not followed.`);
      const next = checkUrl(location, hop.url.href, allow);
      if (!next.ok) return refuse(next.problem.code, `${hop.url.hostname} redirects elsewhere: ${next.problem.detail}`);
      permanent &&= answer.value.status === 301 || answer.value.status === 308;
      const stays = next.value.origin === hop.url.origin;
      hop = { url: next.value, headers: stays ? hop.headers : Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !PRIVATE_HEADERS.has(name))) };
    }
  }

  return {
    request: async (written, wanted = {}) => {
      const url = checkUrl(written, null, allow);
      if (!url.ok) return url;
      const given = Object.fromEntries(Object.entries(wanted.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
      return follow({ url: url.value, headers: { ...own, ...given } }, wanted, AbortSignal.timeout(wanted.timeoutMs ?? 60_000));
    },
    close: () => agent.destroy(),
  };
}
