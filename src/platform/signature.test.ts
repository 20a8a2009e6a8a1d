import { expect, test } from 'vitest';
import { isSignedFor, sign } from './signature.ts';

const signed = { purpose: 'preview', subject: 'story-1' };

test('a token opens what it was made for, until it expires', () => {
  const token = sign('key', signed, 1000);
  expect(isSignedFor('key', signed, token, 999)).toBe(true);
  expect(isSignedFor('key', signed, token, 1000)).toBe(false);
});

test.each([
  ['another story', 'key', { purpose: 'preview', subject: 'story-2' }],
  ['another purpose', 'key', { purpose: 'reset', subject: 'story-1' }],
  ['another key', 'other', signed],
])('it does not open %s', (_, key, other) => {
  expect(isSignedFor(key, other, sign('key', signed, 1000), 1)).toBe(false);
});

test.each(['', '.', 'zz', `${(2000).toString(36)}.${sign('key', signed, 1000).split('.')[1]}`, `${sign('key', signed, 1000)}x`, 'ä'.repeat(47)])(
  'a token that was tampered with opens nothing: %j',
  (token) => {
    expect(isSignedFor('key', signed, token, 1)).toBe(false);
  },
);
