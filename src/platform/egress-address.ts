import ipaddr from 'ipaddr.js';
import { ok, refuse, type Result } from './result.ts';

/** Hosts that may be reached although their address is private or their port unusual: `HOST` (any port) or `HOST:PORT`. */
export type AllowedHosts = readonly string[];

const PORTS = new Set(['80', '443']);
/** Names that mean this machine or its network whatever a resolver says. */
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/i;
/** Global unicast (RFC 4291). What is outside is loopback, link-local, site-local, unique-local, multicast, or unassigned. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** IPv4 ranges that no feed lives in and that `ipaddr.js` calls unicast. */
const SPECIAL_V4 = ['192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15'].map((range) => ipaddr.IPv4.parseCIDR(range));

/** May this address be connected to? Only plain unicast addresses of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  // Mapped, NAT64, 6to4 and Teredo addresses carry an IPv4 address inside: their range is never "unicast".
  if (ip.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv4 ? !SPECIAL_V4.some((range) => ip.match(range)) : (ip as ipaddr.IPv6).match(GLOBAL_V6);
}

/** Host as it is compared: lower-case, no brackets, no closing dot. */
export function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

function portOf(url: URL): string {
  return url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
}

/** Is this host, or this host with this port, on the list that the station's settings name? */
export function isAllowed(hostname: string, port: string, allowed: AllowedHosts): boolean {
  const host = bareHost(hostname);
  return allowed.some((entry) => {
    const match = /^(\[[^\]]*\]|[^:]+)(?::(\d+))?$/.exec(entry);
    return match !== null && bareHost(match[1] ?? '') === host && (match[2] === undefined || match[2] === port);
  });
}

/**
 * Checks an address as text before anything is asked: http or https, a port for the web, no credentials, no name of
 * this machine, no private address in any spelling. Names are checked again when they are resolved. Refuses
 * `egress/refused`, without repeating path or query.
 */
export function checkUrl(written: string, base: string | null, allowed: AllowedHosts): Result<URL> {
  const url = base === null ? URL.parse(written) : URL.parse(written, base);
  if (url === null) return refuse('egress/refused', 'This is no web address.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('egress/refused', `Only http and https are asked, not ${url.protocol.slice(0, 20)}`);
  if (url.username !== '' || url.password !== '')
    return refuse('egress/refused', `The address for ${url.hostname} has a user name or password in it; those do not belong there.`);
  if (/%0[ad]/i.test(url.pathname)) return refuse('egress/refused', `The address for ${url.hostname} has a line end in it.`);
  url.hash = '';
  if (isAllowed(url.hostname, portOf(url), allowed)) return ok(url);
  const host = bareHost(url.hostname);
  if (!PORTS.has(portOf(url))) return refuse('egress/refused', `Port ${portOf(url)} of ${host} may not be asked; 80 and 443 may.`);
  if (LOCAL_NAMES.test(host) || host === '') return refuse('egress/refused', `${host} is a name of this machine or its network.`);
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return refuse('egress/refused', `${host} is not an address of the public internet.`);
  return ok(url);
}
