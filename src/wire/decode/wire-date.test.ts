import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWireDate } from './wire-date.ts';

describe('dates as sources write them', () => {
  test.each<[string | null, string | null]>([
    ['Tue, 20 Jan 2026 18:51:00 GMT', '2026-01-20T18:51:00Z'],
    ['Tue,  20 Jan 2026 13:51:00  EST', '2026-01-20T18:51:00Z'],
    ['20 Jan 26 10:51 PST', '2026-01-20T18:51:00Z'],
    ['Tue, 20 Jan 2026 13:51:00 -0500', '2026-01-20T18:51:00Z'],
    ['Tue, 20 Jan 2026 19:51:00 GMT+1', '2026-01-20T18:51:00Z'],
    ['Wed, 8 Jul 2026 14:51:00 ET', '2026-07-08T18:51:00Z'],
    ['Tue, 20 Jan 2026 13:51:00 ET', '2026-01-20T18:51:00Z'],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40Z'],
    ['Do, 22 Dez 2016 17:36:00 +0000', '2016-12-22T17:36:00Z'],
    ['lundi 5 février 2018 12:00:00 +0100', '2018-02-05T11:00:00Z'],
    ['5 de mayo de 2018, 10:00:00 -0500', '2018-05-05T15:00:00Z'],
    ['Вт, 20 янв 2026 21:51:00 +0300', '2026-01-20T18:51:00Z'],
    ['Tuesday, January 20, 2026 1:51 PM EST', '2026-01-20T18:51:00Z'],
    ['Tue Jan 20 13:51:00 EST 2026', '2026-01-20T18:51:00Z'],
    ['2026-01-20T18:51:00.999Z', '2026-01-20T18:51:00Z'],
    ['2026-01-20t10:51:00-08:00', '2026-01-20T18:51:00Z'],
    ['2026-01-20 10:51:00 -0800', '2026-01-20T18:51:00Z'],
    ['20260120T105100-0800', '2026-01-20T18:51:00Z'],
    ['20/01/2026 18:51 UTC', '2026-01-20T18:51:00Z'],
    ['01/20/2026 18:51 UTC', '2026-01-20T18:51:00Z'],
    ['1768935060', '2026-01-20T18:51:00Z'],
    ['1768935060000', '2026-01-20T18:51:00Z'],
    ['2026-01-20T10:51:00', '2026-01-20T10:51:00Naive'],
    ['20260120T105100', '2026-01-20T10:51:00Naive'],
    ['2026-01-20', '2026-01-20T00:00:00Naive'],
    ['Tue, 20 Jan 2026', '2026-01-20T00:00:00Naive'],
    ['Tue, 20 Jan 2026 10:51:00 XYZT', '2026-01-20T10:51:00Naive'],
    ['03/04/2026 18:51 UTC', null],
    ['Mon, 30 Nov -0001 00:00:00 +0000', null],
    ['-0001-11-30T00:00:00Z', null],
    ['0000-00-00 00:00:00', null],
    ['YYYYMMDD000000-HHMM', null],
    ['2026-02-30T00:00:00Z', null],
    ['2026-01-20T25:00:00Z', null],
    ['tomorrow noon', null],
    ['', null],
    [null, null],
  ])('%j is %j', (raw, read) => {
    expect(readWireDate(raw, null)).toBe(read);
  });

  test('without a zone the source’s own is used, summer and winter; a zone in the date wins', () => {
    expect(readWireDate('2026-01-20T10:51:00', 'America/Los_Angeles')).toBe('2026-01-20T18:51:00Z');
    expect(readWireDate('2026-07-20T11:51:00', 'America/Los_Angeles')).toBe('2026-07-20T18:51:00Z');
    expect(readWireDate('2026-01-20T18:51:00Z', 'America/Los_Angeles')).toBe('2026-01-20T18:51:00Z');
    // The hour that clocks skip, and the one they repeat.
    expect(readWireDate('2026-03-08T02:30:00', 'America/Los_Angeles')).toBe('2026-03-08T10:30:00Z');
    expect(readWireDate('2026-11-01T01:30:00', 'America/Los_Angeles')).toBe('2026-11-01T08:30:00Z');
  });

  test('every instant is read back from its ISO and RFC 822 forms', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().replace(/\.\d{3}Z$/, 'Z');
        expect(readWireDate(iso, null)).toBe(iso);
        expect(readWireDate(date.toUTCString(), null)).toBe(iso);
      }),
    );
  });

  test('any text is a date, naive, or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d :/.,TZ+-]{0,40}$/)), (text) => {
        const read = readWireDate(text, null);
        if (read !== null) expect(read).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|Naive)$/);
      }),
      { numRuns: 2000 },
    );
  });
});
