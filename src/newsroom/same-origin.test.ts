import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const base = 'https://news.example';

describe('isSameOrigin', () => {
  it.each([
    ['our page, told by the browser', { 'sec-fetch-site': 'same-origin' }, true],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: base }, false],
    ['a sister host', { 'sec-fetch-site': 'same-site' }, false],
    ['two values', { 'sec-fetch-site': ['same-origin', 'cross-site'] }, false],
    ['our origin', { origin: base, host: 'inner:3000' }, true],
    ['the host that was asked', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['another origin', { origin: 'https://news.example.evil.test', host: 'news.example' }, false],
    ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }, false],
    ['a sandboxed frame', { origin: 'null', host: 'news.example' }, false],
    ['no browser', { host: 'news.example' }, true],
  ])('%s', (_, headers, expected) => {
    expect(isSameOrigin(headers, base)).toBe(expected);
  });
});
