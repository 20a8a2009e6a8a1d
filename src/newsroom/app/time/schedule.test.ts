import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallMeaning, wallText } from './schedule.ts';

const DENVER = 'America/Denver';
const zones = ['America/Denver', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC', 'America/Phoenix'];

describe('schedule', () => {
  it("reads a plain time in the station's zone", () => {
    expect(wallMeaning('2026-07-04T09:30', DENVER)).toEqual({ kind: 'one', at: Date.parse('2026-07-04T15:30Z') });
  });

  it('asks where the clocks jump ahead', () => {
    expect(wallMeaning('2026-03-08T02:30', DENVER)).toEqual({ kind: 'gap', before: Date.parse('2026-03-08T08:30Z'), after: Date.parse('2026-03-08T09:30Z') });
  });

  it('asks where an hour comes twice', () => {
    expect(wallMeaning('2026-11-01T01:30', DENVER)).toEqual({ kind: 'fold', first: Date.parse('2026-11-01T07:30Z'), second: Date.parse('2026-11-01T08:30Z') });
  });

  it('knows half-hour shifts', () => {
    expect(wallMeaning('2026-10-04T02:15', 'Australia/Lord_Howe')?.kind).toBe('gap');
    expect(wallMeaning('2026-04-05T01:45', 'Australia/Lord_Howe')?.kind).toBe('fold');
  });

  it('refuses what is no time', () => {
    expect(wallMeaning('', DENVER)).toBeNull();
    expect(wallMeaning('2026-02-31T', DENVER)).toBeNull();
    expect(wallMeaning('2026-13-01T10:00', DENVER)).toBeNull();
  });

  it('finds every minute again from its own wall time', () => {
    const minute = fc.integer({ min: Date.parse('2000-01-01Z') / 60_000, max: Date.parse('2037-01-01Z') / 60_000 }).map((n) => n * 60_000);
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const meaning = wallMeaning(wallText(at, zone), zone);
        const found = meaning?.kind === 'one' ? [meaning.at] : meaning?.kind === 'fold' ? [meaning.first, meaning.second] : [];
        expect(found).toContain(at);
      }),
    );
  });
});
