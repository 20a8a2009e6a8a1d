import type { PubStatus, WireItem, WireSubject } from '../item.ts';
import type { DecodedItem, DecodeHints } from './decoder.ts';
import { cleanHtml, tooMuchHtml } from './clean-html.ts';
import { htmlToText, oneLine, plainLine } from './html-text.ts';
import { usableBase, webLink } from './link.ts';
import { ninjsRenditions } from './ninjs-renditions.ts';
import { bodyOf, headlineOf, summaryOf } from './ninjs-texts.ts';
import { asList, asObject, asText, field, lowerNames, type JsonObject } from './read-json.ts';
import { readWireDate } from './wire-date.ts';

const STATUSES: readonly PubStatus[] = ['usable', 'withheld', 'canceled'];
/** Item types that are no story, picture, video or sound (W-45). */
const NO_STORY = new Set(['event', 'planning', 'advisory', 'concept']);

/** Absent is usable by the standard; a word that is none of the three is held, never usable (X-9). */
function statusOf(object: JsonObject, problems: string[]): PubStatus {
  const given = field(object, 'pubstatus');
  if (given === undefined) return 'usable';
  const written = asText(given);
  const bare = written
    ?.toLowerCase()
    .replace(/^stat:/, '')
    .replace('cancelled', 'canceled');
  const known = STATUSES.find((status) => status === bare);
  if (known === undefined) problems.push(`held: its pubstatus "${(written ?? JSON.stringify(given)).slice(0, 40)}" is none of usable, withheld, canceled`);
  return known ?? 'withheld';
}

type Embargo = { readonly until: string | null; readonly doubtful: boolean };

/** Fails closed (W-51): an embargo that is there and cannot be read holds the item; its words are kept for the editor. */
function embargoOf(object: JsonObject, zone: string | null, problems: string[]): Embargo {
  const given = ['embargoed', 'embargoeduntil'].filter((name) => Object.hasOwn(object, name) && object[name] !== null).map((name) => object[name]);
  if (given.length === 0) return { until: null, doubtful: false };
  const read = given.map((value) => readWireDate(typeof value === 'string' ? value : null, zone));
  if (read.some((at) => at === null)) {
    const words = asText(given[read.indexOf(null)]);
    problems.push(`held: its embargo ${words === null ? 'is empty' : `"${words.slice(0, 60)}" is no date`}`);
    return { until: words, doubtful: true };
  }
  const until =
    read
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null;
  if (until?.endsWith('Naive') === true) problems.push('held: its embargo has no time zone, and the source has none set');
  return { until, doubtful: false };
}

function subjectsOf(object: JsonObject): readonly WireSubject[] {
  return [...asList(field(object, 'subject')), ...asList(field(object, 'subjects'))].flatMap((value) => {
    const subject = asObject(value);
    if (subject === null) return asText(value) === null ? [] : [{ code: null, name: oneLine(asText(value)), scheme: null }];
    const code = asText(field(subject, 'code', 'literal', 'qcode', 'uri'));
    const name = oneLine(asText(field(subject, 'name')));
    return code === null && name === null ? [] : [{ code, name, scheme: asText(field(subject, 'scheme')) }];
  });
}

function urgencyOf(object: JsonObject, problems: string[]): number | null {
  const given = field(object, 'urgency');
  if (given === undefined) return null;
  const urgency = Number(asText(given) ?? Number.NaN);
  if (Number.isInteger(urgency) && urgency >= 1 && urgency <= 9) return urgency;
  problems.push(`its urgency ${JSON.stringify(given).slice(0, 40)} is no whole number from 1 to 9: left out`);
  return null;
}

/** Names of a list of strings or of objects with a name, on one line. */
function namesOf(value: unknown): string | null {
  const names = asList(value)
    .map((one) => oneLine(asText(one) ?? asText(field(asObject(one) ?? {}, 'name', 'literal'))))
    .filter((name) => name !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function line(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = asText(field(object, name));
    const plain = text === null ? null : plainLine(text);
    if (plain !== null) return plain;
  }
  return null;
}

function warnOfOddities(object: JsonObject, problems: string[]): void {
  const type = asText(field(object, 'type'))?.toLowerCase() ?? '';
  if (NO_STORY.has(type)) problems.push(`it is of type "${type}", not a story`);
  const rights = asObject(field(object, 'rightsinfo'));
  if (rights !== null && ['linkedrights', 'encodedrights'].some((name) => asText(lowerNames(rights)[name]) !== null))
    problems.push('it has machine-readable rights, which are not understood: look at the source before it is used');
  const altids = field(object, 'altids');
  if (altids !== undefined && (typeof altids !== 'object' || altids === null)) problems.push('its altids are no list: left out');
}

/** Reads one ninjs object. Everything is optional but an identity or a text; a value of a wrong kind counts as missing. */
export function readNinjsItem(written: JsonObject, hints: DecodeHints): DecodedItem | { reason: string } {
  const problems: string[] = [];
  const object = lowerNames(written);
  const zone = hints.sourceZone ?? null;
  const date = (name: string): string | null => {
    const raw = field(object, name);
    const read = readWireDate(asText(raw), zone);
    if (raw !== undefined && raw !== '' && read === null) problems.push(`its ${name} is no date: ${JSON.stringify(raw).slice(0, 60)}`);
    return read;
  };
  const uri = asText(field(object, 'uri')) ?? asText(field(object, 'guid'));
  const headline = headlineOf(object);
  const body = bodyOf(object);
  const summary = summaryOf(object);
  if (uri === null && headline === null && body.html === null && body.text === null) return { reason: 'it has no uri, no headline and no text' };
  if (uri === null) problems.push('it has no uri: it is known by its content');
  const tooMuch = tooMuchHtml(body.html ?? '') ?? tooMuchHtml(body.text ?? '');
  if (tooMuch !== null) return { reason: tooMuch };
  const base = usableBase(hints.url ?? null, null);
  const bodyHtml = body.html === null ? null : cleanHtml(body.html, base);
  const status = statusOf(object, problems);
  const embargo = embargoOf(object, zone, problems);
  warnOfOddities(object, problems);
  const item: WireItem = {
    format: 'ninjs',
    uri,
    version: asText(field(object, 'version')),
    versionCreated: date('versioncreated'),
    firstCreated: date('firstcreated'),
    pubStatus: embargo.doubtful && status === 'usable' ? 'withheld' : status,
    signal: namesOf(field(object, 'signal', 'signals')),
    urgency: urgencyOf(object, problems),
    slugline: line(object, 'slugline'),
    headline,
    byline: line(object, 'byline', 'by') ?? namesOf(field(object, 'authors')),
    located: line(object, 'located', 'dateline'),
    bodyHtml,
    bodyText: body.text ?? (bodyHtml === null ? null : htmlToText(bodyHtml)),
    summary,
    language: asText(field(object, 'language')),
    subjects: subjectsOf(object),
    canonicalUrl: webLink(asText(field(object, 'canonicalurl', 'canonical_url', 'url')), base),
    edNote: asText(field(object, 'ednote')),
    embargoedUntil: embargo.until,
    usageTerms: asText(field(object, 'usageterms')),
    copyrightHolder: line(object, 'copyrightholder'),
    infoSource: namesOf(field(object, 'infosources', 'infosource')) ?? line(object, 'source', 'original_source', 'provider'),
    creditLine: line(object, 'creditline', 'credit'),
    renditions: ninjsRenditions(object, base),
  };
  const copyrightNotice = line(object, 'copyrightnotice');
  const expires = date('expires');
  return { item: { ...item, ...(copyrightNotice === null ? {} : { copyrightNotice }), ...(expires === null ? {} : { expires }) }, problems };
}
