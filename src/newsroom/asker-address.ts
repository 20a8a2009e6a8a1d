import ipaddr from 'ipaddr.js';

/**
 * The address by which attempts are counted. IPv6 counts by its /64, which one customer usually holds whole; an IPv4
 * address inside IPv6 counts as IPv4. `header` is what the trusted header said: its last entry is the one that our own
 * proxy wrote. Something unreadable counts as one address, so that nonsense never gets fresh attempts.
 */
export function askerAddress(socketAddress: string | undefined, header: string | undefined): string {
  const text = (header === undefined ? socketAddress : header.split(',').at(-1))?.trim() ?? '';
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
