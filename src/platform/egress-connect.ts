import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { bareHost, isAllowed, isPublicAddress, type AllowedHosts } from './egress-address.ts';

/** All addresses of a name, in the order to be tried. Rejects where there is none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** The machine's own resolver. */
export const systemResolve: Resolve = async (hostname) => (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/** An address that may not be asked; thrown where undici opens a connection, and turned into a problem in `egress.ts`. */
export class AddressRefused extends Error {}

/** The addresses of a host, all of them checked. */
async function checkedAddresses(host: string, port: string, allowed: AllowedHosts, resolve: Resolve): Promise<readonly string[]> {
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host);
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  // One private address among public ones is an attack, not a choice: all are refused.
  if (!isAllowed(host, port, allowed) && !addresses.every(isPublicAddress)) throw new AddressRefused(host);
  return addresses;
}

/** A look-up that answers with what was checked and asks nobody, so that no second answer can differ from the first. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first = { address: '', family: 4 }] = all;
    if (options.all === true) callback(null, all);
    else callback(null, first.address, first.family);
  };
}

/**
 * A connector for undici that resolves a name itself, checks every address, and connects only to those. It runs for
 * each new connection, so for each redirect too, and for addresses written as numbers.
 */
export function checkedConnector(allowed: AllowedHosts, resolve: Resolve, timeoutMs: number): buildConnector.connector {
  return (options, callback) => {
    const port = options.port === '' ? (options.protocol === 'https:' ? '443' : '80') : options.port;
    checkedAddresses(bareHost(options.hostname), port, allowed, resolve).then(
      (addresses) => buildConnector({ timeout: timeoutMs, keepAlive: true, lookup: pinned(addresses), autoSelectFamily: true })(options, callback),
      (fault: unknown) => callback(fault as Error, null),
    );
  };
}
