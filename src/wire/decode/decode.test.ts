import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireItem } from '../item.ts';
import { decode, type Decoded } from './decode.ts';
import type { DecodeHints } from './decoder.ts';

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/wire');
const fixture = (name: string): Uint8Array => readFileSync(join(FIXTURES, name));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(input: Uint8Array | string, hints: DecodeHints = {}): Decoded {
  const result = decode(typeof input === 'string' ? bytesOf(input) : input, hints);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}
function refusal(input: Uint8Array | string, hints: DecodeHints = {}): { code: string; detail: string } {
  const result = decode(typeof input === 'string' ? bytesOf(input) : input, hints);
  if (result.ok) throw new Error(`was read as ${result.value.format}`);
  return result.problem;
}
const first = (input: Uint8Array | string, hints?: DecodeHints): WireItem => {
  const item = read(input, hints).items[0];
  if (item === undefined) throw new Error('no item');
  return item;
};
const rss = (item: string, channel = ''): string => `<rss version="2.0"><channel><title>T</title>${channel}<item>${item}</item></channel></rss>`;

describe('RSS', () => {
  test('2.0 with everything', () => {
    const all = read(fixture('rss-2.0.xml'));
    expect(all.format).toBe('rss');
    expect(all.items).toHaveLength(3);
    expect(all.items[0]).toEqual({
      format: 'rss',
      uri: 'ecns-2026-0113',
      version: null,
      versionCreated: '2026-01-20T18:51:00Z',
      firstCreated: '2026-01-20T18:51:00Z',
      pubStatus: 'usable',
      signal: null,
      urgency: null,
      slugline: null,
      headline: 'Ferry & bridge tolls rise Friday',
      byline: 'Dana Whitfield',
      located: null,
      bodyHtml:
        '<p>PORT ELLERY, Wash. (ECNS) — Tolls go up 50 cents, the <a href="https://news.ellery.example/agencies/ferry">ferry district</a> said.</p><p>Buses are <em>exempt</em>.</p>',
      bodyText: 'PORT ELLERY, Wash. (ECNS) — Tolls go up 50 cents, the ferry district said.\n\nBuses are exempt.',
      summary: 'Tolls go up 50 cents on both crossings.',
      language: 'en-us',
      subjects: [
        { code: 'Transport', name: 'Transport', scheme: 'https://news.ellery.example/desks' },
        { code: null, name: 'Ferries', scheme: null },
      ],
      canonicalUrl: 'https://news.ellery.example/2026/ferry-tolls',
      edNote: null,
      embargoedUntil: null,
      usageTerms: 'Copyright 2026 Ellery County News Service. May not be republished without permission.',
      copyrightHolder: 'Copyright 2026 Ellery County News Service. May not be republished without permission.',
      infoSource: 'Ellery County News Service',
      creditLine: null,
      renditions: [
        {
          href: 'https://img.ellery.example/ferry-640.jpg',
          mimeType: 'image/jpeg',
          width: 640,
          height: 427,
          title: 'The ferry Tamarack at the north dock',
          credit: 'Lena Ortiz',
        },
        { href: 'https://img.ellery.example/ferry-1280.jpg', mimeType: 'image/jpeg', width: 1280, height: 854, title: null, credit: null },
      ],
    });
  });

  test('a permalink guid is the link; dates in other languages are read; year -1 is none; an empty guid is none', () => {
    const [, levy, minutes] = read(fixture('rss-2.0.xml')).items;
    expect(levy).toMatchObject({
      uri: 'https://news.ellery.example/2026/levy',
      canonicalUrl: 'https://news.ellery.example/2026/levy',
      firstCreated: '2018-09-24T22:42:40Z',
      byline: 'desk@ellery.example (Marco Reyes)',
    });
    expect(minutes).toMatchObject({ uri: null, canonicalUrl: 'https://news.ellery.example/2026/minutes', firstCreated: null, versionCreated: null });
    expect(read(fixture('rss-2.0.xml')).problems).toContainEqual({ item: 2, text: 'its date is no date: "Mon, 30 Nov -0001 00:00:00 +0000"' });
  });

  test('one empty item is refused with its reason, and the others go on', () => {
    expect(read(fixture('rss-2.0.xml')).refused).toEqual([
      { reason: expect.stringContaining('it is empty'), snippet: expect.stringContaining('13:51:00 GMT') },
    ]);
  });

  test('1.0 and 0.91', () => {
    expect(first(fixture('rss-1.0.xml'))).toMatchObject({
      format: 'rss',
      uri: 'https://harbor.example/n/41',
      byline: 'I. Novak',
      firstCreated: '2026-01-20T18:51:00Z',
      language: 'en',
      subjects: [{ name: 'Harbor' }],
    });
    expect(first(fixture('rss-0.91.xml'))).toMatchObject({
      headline: 'Chimney fire, Alder Street',
      uri: null,
      bodyText: 'Out in ten minutes.\u00a0Nobody hurt.',
    });
  });

  test('broken XML: every item is read, and the fault is told', () => {
    const all = read(fixture('rss-broken.xml'));
    expect(all.items.map((item) => [item.uri, item.headline])).toEqual([
      ['b-1', 'Good item'],
      ['b-2', 'Fish & chips tax'],
      ['b-3', 'After the fault'],
    ]);
    expect(all.items[0]?.canonicalUrl).toBe('https://broken.example/1?a=1&b=2');
    expect(all.problems).toContainEqual({ item: null, text: expect.stringMatching(/broken at line \d/) });
  });

  test('a feed cut in the middle gives what is there', () => {
    const whole = Buffer.from(fixture('rss-2.0.xml')).toString();
    const all = read(whole.slice(0, whole.indexOf('Council minutes') + 7));
    expect(all.items.map((item) => item.headline)).toEqual(['Ferry & bridge tolls rise Friday', 'School levy passes', 'Council']);
  });

  test('an xml:base holds for its own item only, and one that is empty counts as none', () => {
    const text = `<rss version="2.0"><channel><link>https://top.example/</link><item xml:base="https://first.example/a/"><title>1</title><link>x</link></item><item xml:base=""><title>2</title><link>x</link></item></channel></rss>`;
    expect(read(text).items.map((item) => item.canonicalUrl)).toEqual(['https://first.example/a/x', 'https://top.example/x']);
    expect(first(rss('<title>t</title><link>x</link>'), { url: 'https://feed.example/dir/feed.xml' }).canonicalUrl).toBe('https://feed.example/dir/x');
  });

  test.each([
    ['AT&amp;amp;T', 'AT&T'],
    ['5 &lt; 6', '5 < 6'],
    ['<![CDATA[<b>Bold</b> &#8217;s]]>', 'Bold ’s'],
    ['don&#146;t', 'don’t'],
    ['Turquie\u00a0: purges', 'Turquie\u00a0: purges'],
    ['  two \n lines ', 'two lines'],
  ])('the title %j is the headline %j', (title, headline) => {
    expect(first(rss(`<title>${title}</title><guid>g</guid>`)).headline).toBe(headline);
  });

  test.each(['javascript:alert(1)', 'tag:x,2026:1', 'data:text/html,x', 'java\nscript:alert(1)', 'http://['])('%j is no link', (link) => {
    expect(first(rss(`<title>t</title><link>${link}</link>`)).canonicalUrl).toBeNull();
  });
});

describe('Atom', () => {
  test('1.0 with prefixes, bases, types', () => {
    const all = read(fixture('atom-1.0.xml'));
    expect(all.format).toBe('atom');
    expect(all.items[0]).toMatchObject({
      uri: 'tag:valley.example,2026:9',
      headline: 'Snow closes the upper pass, 5 < 6 crews out',
      canonicalUrl: 'https://valley.example/stories/9',
      firstCreated: '2026-01-20T18:51:00Z',
      versionCreated: '2026-01-20T19:55:00Z',
      byline: 'Ruth Amadi',
      summary: 'The pass is shut.',
      language: 'en',
      bodyHtml: '<p>The pass is <b>shut</b> until <a href="https://valley.example/feed/crews">crews</a> clear it.</p>',
      bodyText: 'The pass is shut until crews clear it.',
      subjects: [{ code: 'weather', name: 'Weather', scheme: 'https://valley.example/topics' }],
      copyrightHolder: '© 2026 Valley Report',
      usageTerms: null,
      infoSource: 'Valley Report',
      renditions: [{ href: 'https://valley.example/pics/pass.jpg', mimeType: 'image/jpeg' }],
    });
  });

  test('a tag: address is no link; text is taken at its word; the feed’s author stands in', () => {
    expect(read(fixture('atom-1.0.xml')).items[1]).toMatchObject({
      headline: 'The <video> tag, explained',
      canonicalUrl: null,
      bodyText: 'Plain words, 2 < 3.',
      bodyHtml: 'Plain words, 2 &lt; 3.',
      byline: 'Valley Desk',
      firstCreated: null,
    });
  });

  test('0.3', () => {
    expect(first(fixture('atom-0.3.xml'))).toMatchObject({
      headline: 'Mill reopens',
      firstCreated: '2004-05-01T15:00:00Z',
      versionCreated: '2004-05-01T16:00:00Z',
      bodyHtml: '<p>Two shifts.</p>',
      canonicalUrl: 'https://old.example/1',
    });
  });
});

describe('ninjs', () => {
  test('1.x, flat', () => {
    const item = first(fixture('ninjs-1.json'));
    expect(item).toMatchObject({
      format: 'ninjs',
      uri: 'urn:newsml:harborwire.example:20260120:flood-watch',
      version: '3',
      versionCreated: '2026-01-20T18:51:00Z',
      firstCreated: '2026-01-20T17:10:00Z',
      pubStatus: 'usable',
      urgency: 3,
      slugline: 'FLOOD-WATCH',
      byline: 'By Tomás Quill, Harbor Wire',
      located: 'PORT ELLERY',
      language: 'en-US',
      summary: 'The river may crest on Thursday.',
      creditLine: 'Harbor Wire',
      infoSource: 'HW',
      usageTerms: 'Not for broadcast after 30 days.',
      copyrightHolder: 'Harbor Wire',
      bodyHtml: '<p>PORT ELLERY (HW) — The river may crest on Thursday.</p><p>Sandbags are at the fire hall.</p>',
      subjects: [{ code: '17000000', name: 'weather', scheme: 'http://cv.iptc.org/newscodes/mediatopic/' }],
      expires: '2026-02-19T00:00:00Z',
      copyrightNotice: '© 2026 Harbor Wire',
      embargoedUntil: null,
    });
    expect(item.renditions).toEqual([
      {
        href: 'https://pics.harborwire.example/gauge.jpg',
        mimeType: 'image/jpeg',
        width: 2400,
        height: 1600,
        title: 'The gauge at Mill Bridge',
        credit: 'Lena Ortiz',
      },
      {
        href: 'https://pics.harborwire.example/gauge-small.jpg',
        mimeType: 'image/jpeg',
        width: 240,
        height: 160,
        title: 'The gauge at Mill Bridge',
        credit: 'Lena Ortiz',
      },
    ]);
  });

  test('2.x, lists', () => {
    expect(first(fixture('ninjs-2.json'))).toMatchObject({
      headline: 'Budget adds two deputies',
      bodyHtml: '<p>The budget adds two deputies.</p>',
      bodyText: 'The budget adds two deputies.',
      summary: 'Two deputies, no new tax.',
      embargoedUntil: '2026-01-21T14:00:00Z',
      pubStatus: 'usable',
      infoSource: 'Harbor Wire, County clerk',
      renditions: [{ width: 1200 }],
    });
  });

  test('3.x, a collection: doubt is held, a bad item is refused, the rest goes on', () => {
    const all = read(fixture('ninjs-3.json'));
    expect(all.items.map(({ uri, pubStatus, embargoedUntil }) => [uri, pubStatus, embargoedUntil])).toEqual([
      ['urn:hw:ferry', 'canceled', null],
      ['urn:hw:levy', 'usable', '2026-01-22T12:00:00Naive'],
      ['urn:hw:plan', 'withheld', 'tomorrow noon'],
      ['urn:hw:empty-embargo', 'withheld', null],
      ['urn:hw:commissioned', 'withheld', null],
      ['urn:hw:odd', 'usable', null],
    ]);
    expect(all.refused.map(({ reason }) => reason)).toEqual(['it is no object but a string', 'it has no uri, no headline and no text']);
    expect(all.items[0]).toMatchObject({ edNote: "PRIVATE: withdrawn at the ferry's request", usageTerms: 'none', byline: 'Harbor Wire' });
    expect(all.problems.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('"commissioned"'),
        expect.stringContaining('urgency 12'),
        expect.stringContaining('"tomorrow noon" is no date'),
        expect.stringContaining('its embargo is empty'),
      ]),
    );
  });

  test('a source’s zone settles dates without one', () => {
    expect(read(fixture('ninjs-3.json'), { sourceZone: 'America/Los_Angeles' }).items[1]).toMatchObject({
      versionCreated: '2026-01-21T03:00:00Z',
      embargoedUntil: '2026-01-22T20:00:00Z',
    });
  });

  test('a byte order mark and raw line ends are read, the second told', () => {
    const text = '\ufeff{"uri":"u","headline":"Two\nlines"}';
    expect(read(text)).toMatchObject({ items: [{ headline: 'Two lines' }], problems: [{ item: null, text: expect.stringContaining('raw line ends') }] });
  });

  test('a whatever value costs its field or its item, never the rest', () => {
    const anything = fc.anything({
      maxDepth: 3,
      withBigInt: false,
      withDate: false,
      withMap: false,
      withSet: false,
      withTypedArray: false,
      withSparseArray: false,
    });
    const names = [
      'headline',
      'headlines',
      'bodies',
      'body_html',
      'renditions',
      'associations',
      'subject',
      'version',
      'urgency',
      'embargoed',
      'pubstatus',
      'infosources',
      'language',
      'by',
      'descriptions',
      'versioncreated',
      'toString',
      'constructor',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), anything), (odd) => {
        const text = JSON.stringify([
          { ...odd, uri: 'urn:x:odd' },
          { uri: 'urn:x:good', headline: 'Good' },
        ]);
        const all = decode(bytesOf(text));
        if (!all.ok) throw new Error(all.problem.detail);
        const { items } = all.value;
        if (items.at(-1)?.headline !== 'Good') throw new Error('the good item was lost');
        for (const item of items) for (const value of Object.values(item)) if (value === '' || value === undefined) throw new Error('empty instead of null');
        const status = (odd as { pubstatus?: unknown }).pubstatus;
        if (
          status !== undefined &&
          status !== null &&
          !/^\s*(stat:)?usable\s*$/i.test(String(status)) &&
          items.length === 2 &&
          items[0]?.pubStatus === 'usable'
        )
          throw new Error('a strange status became usable');
      }),
      { numRuns: 300 },
    );
  });
});

describe('bytes', () => {
  const title = 'Señal de “alto” — año nuevo';
  test('windows-1252 under another name, UTF-16, UTF-8 encoded twice, gzip', () => {
    expect(read(fixture('rss-windows-1252.xml'))).toMatchObject({ encoding: 'iso-8859-1', items: [{ headline: title, bodyText: 'Precio: 5 €' }] });
    expect(read(fixture('rss-utf-16.xml'))).toMatchObject({ encoding: 'utf-16le', items: [{ headline: title }] });
    expect(read(fixture('rss-twice-encoded.xml'))).toMatchObject({
      items: [{ headline: 'Señal de alto — año nuevo' }],
      problems: [{ text: expect.stringContaining('twice') }],
    });
    expect(read(gzipSync(fixture('rss-2.0.xml'))).items).toHaveLength(3);
  });

  const feed = (declared: string): string => `<?xml version="1.0" encoding="${declared}"?>${rss(`<title>${title}</title><guid>g</guid>`)}`;
  test('valid UTF-8 wins over what is declared, in the file and by HTTP', () => {
    for (const declared of ['iso-8859-1', 'utf-16', 'bogus']) expect(first(feed(declared)).headline).toBe(title);
    expect(first(feed('utf-8'), { charset: 'iso-8859-1' }).headline).toBe(title);
  });
  test('a declared utf-8 that is none is windows-1252, and that is told', () => {
    const bytes = Buffer.from(feed('utf-8').replace('“alto”', 'alto').replace('—', '-'), 'latin1');
    expect(read(bytes)).toMatchObject({
      encoding: 'windows-1252',
      items: [{ headline: 'Señal de alto - año nuevo' }],
      problems: [{ text: expect.stringContaining('declares utf-8 and is not') }],
    });
  });
  test('without a declaration HTTP’s charset is used', () => {
    const bytes = Buffer.concat([
      Buffer.from('<rss><channel><item><title>'),
      Uint8Array.of(0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2),
      Buffer.from('</title><guid>g</guid></item></channel></rss>'),
    ]);
    expect(first(bytes, { charset: 'windows-1251' }).headline).toBe('привет');
  });
  test('a few stray bytes in UTF-8 do not spoil the rest', () => {
    const bytes = Buffer.concat([Buffer.from(feed('iso-8859-1').replace('</rss>', '<!-- caf')), Uint8Array.of(0xe9), Buffer.from(' --></rss>')]);
    expect(first(bytes).headline).toBe(title);
  });
  test('any bytes at all are read or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(
          '',
          '<rss><channel><item><title>',
          '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>',
          '{"uri":"a","headline":"',
        ),
        (bytes, start) => {
          decode(Buffer.concat([Buffer.from(start), bytes]));
        },
      ),
      { numRuns: 1000 },
    );
  });
  test('markup cut and mixed at random is read or refused, never thrown', () => {
    const pieces = fc.constantFrom(
      '<rss',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<!DOCTYPE x [',
      ']>',
      '<!ENTITY a "b">',
      '&a;',
      '&amp;',
      '&#x41;',
      '&#0;',
      '<a href="',
      '">',
      "'",
      '<?xml',
      '?>',
      'text',
      '</',
      '<',
      '>',
      '<media:content url="x"/>',
      '<link>',
      ' xml:base="',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        decode(bytesOf(`<rss version="2.0"><channel><item>${parts.join('')}`));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is no feed is said plainly', () => {
  test.each<[string, Uint8Array | string, string, RegExp]>([
    ['an error page', fixture('error-page.html'), 'wire/unreadable', /web page \(HTML\), not a feed/],
    ['an error in JSON', fixture('error.json'), 'wire/unreadable', /JSON, but no news format/],
    ['nothing', '', 'wire/unreadable', /empty/],
    ['white space', ' \n ', 'wire/unreadable', /empty/],
    ['plain text', 'Service unavailable', 'wire/unreadable', /plain text, not a feed/],
    ['other XML', '<?xml version="1.0"?><gpx><wpt/></gpx>', 'wire/unreadable', /root element is <gpx>/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2), 'wire/unreadable', /PNG picture/],
    ['broken JSON', '{"uri": "a", ', 'wire/broken', /JSON is broken/],
    ['an empty list', '[]', 'wire/unreadable', /empty JSON list/],
    ['cut gzip', gzipSync(fixture('rss-2.0.xml')).subarray(0, 100), 'wire/broken', /gzip/],
    ['another format than asked for', fixture('rss-2.0.xml').subarray(0, 0), 'wire/unreadable', /empty/],
  ])('%s', (_, input, code, words) => {
    expect(refusal(input)).toMatchObject({ code, detail: expect.stringMatching(words) });
  });

  test('an empty feed is healthy and empty', () => {
    expect(read(fixture('rss-empty.xml'))).toMatchObject({ format: 'rss', items: [], refused: [], problems: [] });
  });
});

describe('hostile input costs little', () => {
  const quick = <T>(work: () => T): T => {
    // Time of this process, not of a clock: other work on the machine does not count.
    const start = process.cpuUsage();
    const made = work();
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
    return made;
  };
  test('entities that multiply stay literal', () => {
    const all = quick(() => read(fixture('xml-laughs.xml')));
    expect(all.items[0]?.headline).toBe('&d;');
    expect(all.problems.length).toBeGreaterThan(0);
  });
  test('external entities are not read; a plain one is put in its place', () => {
    expect(first(fixture('xml-external.xml'))).toMatchObject({ uri: 'tag:harbor.example,2026:/7', headline: 'Name: &secret;' });
  });
  test('names of objects are only names', () => {
    expect(first(rss('<title>&constructor; &__proto__;</title><__proto__>x</__proto__><guid>g</guid>')).headline).toBe('&constructor; &__proto__;');
    expect(read('[{"__proto__":{"pubstatus":"usable"},"uri":"a","pubstatus":"draft"}]').items[0]?.pubStatus).toBe('withheld');
  });
  test.each<[string, () => string]>([
    ['nesting', () => '<rss><channel><item><title>t</title>'.padEnd(36, ' ') + '<a>'.repeat(200_000)],
    ['attributes', () => `<rss><channel ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}/></rss>`],
    ['elements', () => rss('<a/>'.repeat(300_000))],
    ['arrays', () => '['.repeat(100_000)],
    ['objects', () => '{"uri":'.repeat(5_000)],
    ['one text', () => rss(`<title>t</title><description>${'x'.repeat(3_000_000)}</description>`)],
  ])('too many %s are refused or set aside', (_, make) => {
    const input = bytesOf(make());
    const result = quick(() => decode(input));
    if (result.ok) expect(result.value).toMatchObject({ items: [], refused: [{ reason: expect.stringContaining('at most') }] });
    else expect(result.problem.code).toBe('wire/too-large');
  });
  test.each<[string, string]>([
    ['comments that never end', '<!--'.repeat(200_000)],
    ['CDATA that never ends', `<rss><channel>${'<![CDATA['.repeat(200_000)}`],
    ['DOCTYPEs', '<!DOCTYPE rss ['.repeat(100_000)],
    ['quotes', `<rss ${'a="'.repeat(200_000)}`],
    ['brackets', `<rss><channel>${'<'.repeat(500_000)}`],
    ['ampersands', rss(`<title>${'&'.repeat(500_000)}</title>`)],
    ['references', rss(`<title>${'&#65;'.repeat(300_000)}</title><guid>g</guid>`)],
    ['close tags', `<rss><channel>${'</b>'.repeat(300_000)}`],
    ['formatting', rss(`<title>t</title><description><![CDATA[${'<b><i><font>'.repeat(20_000)}${'</p>'.repeat(50)}]]></description>`)],
    ['nested blocks', rss(`<title>t</title><description><![CDATA[${'<div>'.repeat(20_000)}x]]></description>`)],
    ['spaces', `${' '.repeat(1_000_000)}<rss`],
    ['dates', rss(`<title>t</title><pubDate>${'Mon, '.repeat(100_000)}</pubDate>`)],
  ])('%s', (_, text) => {
    const input = bytesOf(text);
    quick(() => decode(input));
  });
  test('a gzip bomb stops at the limit', () => {
    const bomb = gzipSync(Buffer.alloc(120_000_000, 0x20));
    expect(quick(() => refusal(bomb)).code).toBe('wire/too-large');
  });
});
