import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../../test/shared-data.ts';
import type { WireItem } from '../item.ts';
import { decode } from './decode.ts';

// Real feeds and agency files with the values that another reader found. Each value of `expected.json` that we can
// give is compared; where we differ, the reason stands here, and a difference that is not listed fails.

type When = { utc: string | null; naive?: string };
type FeedEntry = {
  title?: string;
  link?: string;
  id?: string;
  author?: string;
  published_utc?: string;
  updated_utc?: string;
  content_chars?: number;
  summary_chars?: number;
  media_content?: number;
  enclosures?: number;
  media_thumbnail?: number;
  categories?: string[];
};
type Feed = {
  item_count: number;
  first: FeedEntry | null;
  last: FeedEntry | null;
  language: string | null;
  rights: string | null;
  items_without_id: number;
  items_without_date: number;
};
type Ninjs = {
  uri?: string;
  guid?: string;
  version?: string;
  status: string;
  headline?: string;
  byline?: string;
  usageterms?: string;
  copyrightholder?: string;
  copyrightnotice?: string;
  ednote?: string;
  language?: string;
  versionCreated?: When;
  firstCreated?: When;
  embargo?: When;
  expires?: When;
  associations: number;
};
type Entry = {
  expected?: Feed & { items: Ninjs[]; origin_expect?: string | null };
  expected_correction?: { item_count?: number; first_link?: null };
  role?: string;
};

/** FILE or FILE FIELD → why it differs. FIELD alone: a habit of the other reader that holds for every file. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  // links: feedburner:origLink comes before <link> (a redirector); relative links are made absolute; only http(s) is a link
  'rss/fr-Rss20Reuters.xml link': 'origLink',
  'rss/fr-Rss20BreakingNews.xml link': 'origLink',
  'rss/rp-encoding.rss link': 'origLink',
  'rss/fj-TechCrunch.xml link': 'origLink',
  'rss/nfp-illegally-nested.xml': 'the other reader counts an empty item inside each item; the origin’s own test says 10',
  'rss/nfp-rss-with-item-scoped-html-base.xml link': 'origin’s own test: one item’s base does not leak to the next',
  'rss/nfp-rss-with-relative-html-urls-no-base.xml link': 'origin’s own test: resolved against the channel’s link',
  'atom/nfp-tpm.atom link': 'origin’s own test: resolved',
  'atom/nfp-atom-with-tag-uri-links.xml link': 'a tag: address is no link',
  'atom/fs-atom-10.xml link': 'the other reader repeats the id (a tag: address) as link',
  'atom/ldr-full.atom link': 'the other reader repeats the id as link',
  // text
  'rss/fr-Rss20YandexRussia.xml title': 'encoded twice: we mend it fully, the other reader could not',
  'atom/fj-google_alerts_atom.xml title': 'a headline is plain text: <b> goes',
  // items
  'rss/mf-no_encoding_ISO-8859-1.xml': 'its last item has no title, text, link or id: set aside with that reason',
  'rss/rp-unrecognized.rss': 'a web page: refused, 0 items',
  'rss/nfp-compressed.xml': 'gzip without a header: unpacked and read, which the other reader did not',
  'rss/kagi-malformed_rss_namespaced.xml': 'broken beyond the other reader: both items are read',
  'atom/rp-incomplete-fields.atom': 'its entry holds nothing but an empty author: set aside with that reason',
  'media-rss/gf-feed_image_-_rss_channel_media.xml': 'no items, broken XML: read as empty',
  // dates
  'rss/nnw-kc0011.rss date': 'no zone in the data: stays naive; the other reader mistook day and month',
  'rss/nnw-kc0011.rss changed': 'as above',
  'rss/fk-Ampersand.xml id': 'a bare & in CDATA: the other reader puts a semicolon after the name',
  'rss/fj-InvalidDateFormat.xml changed': 'an epoch number is read as such',
  'atom/nfp-unknown-namespace.atom date': 'only `updated` is given: first date stays unknown',
  'atom/nfp-nondefaultnamespace.atom date': 'as above',
  'atom/nfp-nondefaultnamespace-xhtml.atom date': 'as above',
  'atom/fs-atom-10.xml date': 'as above (last entry)',
  // people and rights
  'atom/fs-atom-10.xml author': 'a name without the address; the last entry takes the feed’s author (RFC 4287, 4.2.1)',
  'atom/nnw-4fsodonline.atom author': 'a name without the address',
  'rss/fs-rss-ns.xml': 'every extension at once: item rights before channel rights, dc:creator before others, every subject kept',
  // media
  'rss/fr-Rss20BreakingNews.xml media': 'its <enclosure/> has no address',
  'rss/nnw-aktuality.rss media': 'the item’s own <image> counts',
  'rss/nnw-medscape.rss media': 'the item’s own <image> counts',
  'rss/fk-Media.xml': 'one item with every Media RSS element; all subjects are kept, in our order',
  'atom/fs-atom-10.xml rights': 'the entry’s own rights before the feed’s',
};

const compared = new Map<string, { met: number; all: number }>();
const unmet: string[] = [];

function compare(format: string, path: string, field: string, wanted: unknown, had: unknown): void {
  const same = wanted === had || ((wanted ?? null) === null && (had ?? null) === null);
  for (const key of [format, `${format} ${field}`]) {
    const tally = compared.get(key) ?? { met: 0, all: 0 };
    compared.set(key, { met: tally.met + (same ? 1 : 0), all: tally.all + 1 });
  }
  if (!same && DEVIATIONS[path] === undefined && DEVIATIONS[`${path} ${field}`] === undefined)
    unmet.push(`${path} ${field}: wanted ${JSON.stringify(wanted)}, had ${JSON.stringify(had)}`);
}

const text = (line: string | undefined): string | null => line?.replace(/[ \t\r\n]+/g, ' ').trim() ?? null;
const when = (date: When | undefined): string | null =>
  date === undefined || date === null ? null : (date.utc ?? (date.naive === undefined ? null : `${date.naive}Naive`));

function compareEntry(format: string, path: string, wanted: FeedEntry, had: WireItem, link: string | null): void {
  const c = (field: string, a: unknown, b: unknown): void => compare(format, path, field, a, b);
  c('title', text(wanted.title), had.headline);
  c('link', link, had.canonicalUrl);
  c('id', wanted.id ?? null, had.uri);
  c('date', wanted.published_utc ?? wanted.updated_utc ?? null, had.firstCreated);
  c('changed', wanted.updated_utc ?? wanted.published_utc ?? null, had.versionCreated);
  // The other reader does not let an Atom entry inherit its feed's author; where it names one, ours is compared.
  if (wanted.author !== undefined) c('author', wanted.author, had.byline);
  c('text', (wanted.content_chars ?? 0) + (wanted.summary_chars ?? 0) > 0, had.bodyHtml !== null && had.bodyText !== null);
  c('media', (wanted.media_content ?? 0) + (wanted.enclosures ?? 0) + (wanted.media_thumbnail ?? 0) > 0, had.renditions.length > 0);
  // The list of expected categories stops at six, and names Atom's by term.
  if (wanted.categories !== undefined)
    c(
      'subjects',
      true,
      wanted.categories.every((name) => had.subjects.some((s) => s.name === name || s.code === name)),
    );
}

function compareFeed(path: string, entry: Entry, items: readonly WireItem[]): void {
  const format = path.slice(0, path.indexOf('/'));
  const { expected, expected_correction: correction } = entry;
  if (expected === undefined) return;
  compare(format, path, 'count', correction?.item_count ?? expected.item_count, items.length);
  const ends = [
    [expected.first, items[0]],
    [expected.last, items.at(-1)],
  ] as const;
  ends.forEach(([wanted, had], index) => {
    if (wanted === null || had === undefined) return;
    compareEntry(format, path, wanted, had, index === 0 && correction !== undefined && 'first_link' in correction ? null : (wanted.link ?? null));
  });
  const [one] = items;
  if (one === undefined) return;
  if (expected.language !== null) compare(format, path, 'language', expected.language, one.language);
  if (expected.rights !== null) compare(format, path, 'rights', expected.rights, one.copyrightHolder);
  compare(format, path, 'without id', expected.items_without_id, items.filter((item) => item.uri === null).length);
  compare(format, path, 'without date', expected.items_without_date, items.filter((item) => item.firstCreated === null && item.versionCreated === null).length);
}

function compareNinjs(path: string, wanted: readonly Ninjs[], had: readonly WireItem[]): void {
  compare('ninjs', path, 'count', wanted.length, had.length);
  wanted.forEach((w, i) => {
    const item = had[i];
    if (item === undefined) return;
    const c = (field: string, a: unknown, b: unknown): void => compare('ninjs', path, field, a === '' ? null : a, b);
    c('uri', w.uri ?? w.guid, item.uri);
    c('version', w.version, item.version);
    c('status', /^(usable|withheld|canceled)/.exec(w.status)?.[0] ?? 'withheld', item.pubStatus);
    c('headline', w.headline, item.headline);
    c('byline', w.byline, item.byline);
    c('usageTerms', w.usageterms, item.usageTerms);
    c('copyrightHolder', w.copyrightholder, item.copyrightHolder);
    c('copyrightNotice', w.copyrightnotice, item.copyrightNotice);
    c('edNote', w.ednote, item.edNote);
    c('language', w.language, item.language);
    c('versionCreated', when(w.versionCreated), item.versionCreated);
    c('firstCreated', when(w.firstCreated), item.firstCreated);
    c('embargo', when(w.embargo), item.embargoedUntil);
    c('expires', when(w.expires), item.expires);
  });
}

/** Files whose own assertion does not hold here, and why. */
const OWN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^malformed\/fp-chardet-/, 'no encoding is named and the bytes are no UTF-8: read as windows-1252 and told; languages are not guessed'],
  [/^encoding\/fp-(big5|http_application_|http_text_xml)/, 'only ASCII inside: read as UTF-8, which is the same text'],
  [/^encoding\/fp-bozo_linenoise/, 'bytes of no encoding: read as windows-1252, one control dropped'],
  [/^encoding\/fp-demoronize-3/, 'a character reference in HTML is decoded'],
  [/content_location/, 'Content-Location is not looked at: servers set it wrongly more often than rightly'],
  [/inline_base/, 'an XHTML div that only wraps the content is not part of it (RFC 4287, 3.1.1.3)'],
  [/^dates-ids\/fp-rss-item_(dc_date|pubDate|dcterms)/, 'an item with nothing but a date is set aside'],
];

const FIELDS: Readonly<Record<string, keyof WireItem>> = {
  guid: 'uri',
  id: 'uri',
  link: 'canonicalUrl',
  title: 'headline',
  description: 'bodyHtml',
  summary: 'bodyHtml',
  content: 'bodyHtml',
  published: 'firstCreated',
  updated: 'versionCreated',
};

/** `entries[0]['title'] == 'x'` and `encoding == 'x'` in a file's own assertion; other kinds of statements are passed over. */
function assertionsIn(asserted: string): readonly { readonly what: keyof WireItem | 'encoding'; readonly wanted: string }[] {
  const found = asserted.matchAll(/(?:entries\[0\](?:\['(\w+)'\]|\.(\w+))(?:\[0\])?(?:\['value'\])?|(encoding)) == '((?:[^'\\]|\\.)*)'/g);
  return [...found].flatMap(([, a, b, encoding, literal = '']) => {
    const what = encoding === undefined ? FIELDS[a ?? b ?? ''] : 'encoding';
    const wanted = literal.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\\(['"\\])/g, '$1');
    return what === undefined ? [] : [{ what, wanted }];
  });
}

const folder = sharedData('wire');

describe.runIf(folder !== null)('the recorded wire', { timeout: 120_000 }, () => {
  const root = folder ?? '';
  const all = folder === null ? {} : (JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as Record<string, Entry>);

  test('every expected value of RSS, Atom and ninjs is met, or its difference is written down', () => {
    const cases = Object.entries(all).filter(
      ([path, entry]) =>
        entry.role === undefined &&
        entry.expected !== undefined &&
        (/^(rss|atom)\//.test(path) || path.startsWith('ninjs/') || (path.startsWith('media-rss/') && 'item_count' in entry.expected)),
    );
    for (const [path, entry] of cases) {
      const read = decode(readFileSync(join(root, path)));
      if (!read.ok) {
        compare(path.slice(0, path.indexOf('/')), path, 'count', entry.expected?.item_count, 0);
        continue;
      }
      if (path.startsWith('ninjs/')) compareNinjs(path, entry.expected?.items ?? [], read.value.items);
      else compareFeed(path, entry, read.value.items);
    }
    tookFromShared('wire', cases.length);
    const share = [...compared].filter(([key]) => !key.includes(' ')).map(([key, { met, all: of }]) => `${key} ${met}/${of}`);
    console.info(`expected values met: ${share.join(', ')}`);
    expect(unmet).toEqual([]);
    for (const [format, least] of [
      ['rss', 0.96],
      ['atom', 0.94],
      ['ninjs', 1],
    ] as const) {
      const tally = compared.get(format) ?? { met: 0, all: 1 };
      expect(tally.met / tally.all, format).toBeGreaterThanOrEqual(least);
    }
  });

  test('what each file of encodings, dates, links and faults asserts of itself holds, or its difference is written down', () => {
    let held = 0;
    const wrong: string[] = [];
    for (const [path, entry] of Object.entries(all)) {
      const asserted = entry.expected?.origin_expect;
      if (typeof asserted !== 'string' || !/^(encoding|malformed|dates-ids|relative-urls|media-rss)\//.test(path)) continue;
      const read = decode(readFileSync(join(root, path)), { url: 'http://127.0.0.1:8097/' });
      for (const { what, wanted } of assertionsIn(asserted)) {
        const had = !read.ok ? null : what === 'encoding' ? read.value.encoding : (read.value.items[0]?.[what] ?? null);
        const same = what === 'firstCreated' || what === 'versionCreated' ? Date.parse(String(had)) === Date.parse(wanted) : had === wanted;
        if (same) held++;
        else if (!OWN_WORDS.some(([pattern]) => pattern.test(path))) wrong.push(`${path} ${what}: wanted ${wanted}, had ${String(had)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(held).toBeGreaterThan(15);
  });

  test('the whole of every file is read or refused in plain words, quickly', () => {
    const slow: string[] = [];
    for (const path of Object.keys(all)) {
      const bytes = readFileSync(join(root, path));
      const start = process.cpuUsage();
      const read = decode(bytes);
      const ms = process.cpuUsage(start).user / 1000;
      if (ms > 1000) slow.push(`${path} ${ms}`);
      if (!read.ok) expect(read.problem.detail, path).toMatch(/^[A-Z].*\.$/s);
    }
    expect(slow).toEqual([]);
    tookFromShared('wire (bounds)', Object.keys(all).length);
  });
});

const hostile = sharedData('hostile');

describe.runIf(hostile !== null)('hostile deliveries', { timeout: 120_000 }, () => {
  const lines = (name: string): Record<string, string>[] =>
    readFileSync(join(hostile ?? '', name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, string>);
  const bytes = (one: Record<string, string>): Uint8Array => (one['b64'] === undefined ? Buffer.from(one['text'] ?? '') : Buffer.from(one['b64'], 'base64'));

  test.each(['feeds/feedparser.jsonl', 'feeds/feedvalidator.jsonl', 'xml/xmlconf.jsonl', 'xml/entities-own.jsonl', 'json/jsontestsuite.jsonl'])(
    '%s: read or refused, bounded, without anything that acts',
    (name) => {
      const cases = lines(name);
      const secret = readFileSync('/etc/hostname', 'utf8').trim();
      for (const one of cases) {
        const start = process.cpuUsage();
        const read = decode(bytes(one));
        expect(process.cpuUsage(start).user / 1000, JSON.stringify(one).slice(0, 200)).toBeLessThan(1000);
        if (!read.ok) continue;
        const html = read.value.items.map((item) => item.bodyHtml ?? '').join('\n');
        expect(html).not.toMatch(/<(script|style|object|embed|applet|meta|link|base|form|frame)\b/i);
        expect(html).not.toMatch(/<[^>]*\s(on\w+|style)\s*=/i);
        expect(html).not.toMatch(/(?:href|src)="\s*(?:javascript|vbscript|data):/i);
        if (name.startsWith('xml/') && secret.length > 3) expect(JSON.stringify(read.value)).not.toContain(secret);
      }
      tookFromShared(`hostile/${name}`, cases.length);
    },
  );
});
