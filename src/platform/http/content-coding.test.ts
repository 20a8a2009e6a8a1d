import { expect, test } from 'vitest';
import { acceptedCodings } from './content-coding.ts';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip identity'],
  ['gzip, deflate, br', 'br gzip identity'],
  ['gzip, deflate, br, zstd', 'br gzip identity'],
  ['br;q=0, gzip', 'gzip identity'],
  ['gzip;q=0.5, br;q=0.001', 'br gzip identity'],
  ['*', 'br gzip identity'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip identity'],
  ['GZIP ; Q=1', 'gzip identity'],
  ['x-gzip', 'gzip identity'],
  ['gzip;q=nonsense', 'identity'],
  ['identity;q=0', 'identity'],
  [',,;;,', 'identity'],
])('%j allows %s', (header, expected) => {
  expect(acceptedCodings(header).join(' ')).toBe(expected);
  expect(acceptedCodings(header).join(' ')).toBe(expected); // and once more, remembered
});
