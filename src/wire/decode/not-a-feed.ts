import type { Reading } from './decoder.ts';

const KINDS: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a zstd archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive'],
];

function bytes(head: Uint8Array): string | null {
  if (head.length === 0) return 'The file is empty.';
  const kind = KINDS.find(([magic]) => magic.every((b, i) => head[i] === b));
  return kind === undefined ? null : `This is ${kind[1]}, not a feed.`;
}

function text(all: string): string | null {
  const start = all.trimStart();
  if (start === '') return 'The file is empty: it holds only white space.';
  // A feed may stand inside a web page's tags; such a page is looked at as XML first.
  if (
    /^(?:<!--[^>]{0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b/i.test(start.slice(0, 4000)) &&
    !/<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(start)
  ) {
    return 'This is a web page (HTML), not a feed.';
  }
  return /[<{[]/.test(start.charAt(0)) ? null : startsLate(start);
}

/** Junk before the first tag is stepped over by the reader; text without any tag near its start is no feed. */
function startsLate(start: string): string | null {
  const at = start.slice(0, 2000).search(/<[?!A-Za-z]/);
  return at === -1 ? 'This is plain text, not a feed: it begins with neither XML nor JSON.' : null;
}

function reading(read: Reading): string {
  if (read.kind === 'xml') {
    const { root } = read;
    if (/^html$/i.test(root.local)) return 'This is a web page (HTML), not a feed.';
    return `This is XML, but no feed that can be read: its root element is <${root.name.slice(0, 60)}>.`;
  }
  const { value } = read;
  if (Array.isArray(value) && value.length === 0) return 'This is an empty JSON list, and does not say of what.';
  return 'This is JSON, but no news format that can be read.';
}

/** Says in plain words what a delivery is that is no feed: by its first bytes, by its text, by its structure. Null: it may be one. */
export const notAFeed = { bytes, text, reading } as const;
