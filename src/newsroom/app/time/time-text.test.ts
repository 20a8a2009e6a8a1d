import { describe, expect, it } from 'vitest';
import { ageText, fullText, secondText, shortText, timeText } from './time-text.ts';

const en = { zone: 'America/Denver', language: 'en' } as const;
const at = Date.parse('2026-03-04T22:04:05Z'); // 3:04:05 p.m. in Denver
const HOUR = 3_600_000;

describe('time-text', () => {
  it("tells times as an American paper does, in the station's zone", () => {
    expect(timeText(at, en)).toBe('3:04 p.m.');
    expect(secondText(at, en)).toBe('3:04:05 p.m.');
    expect(timeText(at, { ...en, language: 'es' })).toBe('3:04 p.m.');
    expect(fullText(at, en)).toBe('Wednesday, March 4, 2026 at 3:04 p.m. MST');
  });

  it('is as short as can be understood', () => {
    expect(shortText(at, at + HOUR, en)).toBe('3:04 p.m.');
    expect(shortText(at, at + 20 * HOUR, en)).toBe('Wed 3:04 p.m.');
    expect(shortText(at, at + 20 * 24 * HOUR, en)).toBe('Mar 4');
    expect(shortText(at, at + 400 * 24 * HOUR, en)).toBe('Mar 4, 2026');
  });

  it('tells ages in minutes, hours, days', () => {
    expect([0, 59_000, 60_000, 59 * 60_000, HOUR, 47 * HOUR, 48 * HOUR].map((ms) => ageText(at, at + ms))).toEqual([
      '0 min',
      '0 min',
      '1 min',
      '59 min',
      '1 h',
      '47 h',
      '2 d',
    ]);
  });
});
