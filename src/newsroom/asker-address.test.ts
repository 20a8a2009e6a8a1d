import { describe, expect, it } from 'vitest';
import { askerAddress } from './asker-address.ts';

describe('askerAddress', () => {
  it.each([
    ['198.51.100.7', undefined, '198.51.100.7'],
    ['::ffff:198.51.100.7', undefined, '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', undefined, '2001:db8:1:2::/64'],
    ['10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.1', '1.2.3.4, 203.0.113.9', '203.0.113.9'],
    ['10.0.0.1', 'x', 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('%s with %s counts as %s', (socket, header, expected) => {
    expect(askerAddress(socket, header)).toBe(expected);
  });
});
