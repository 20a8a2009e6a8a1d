import iconv from 'iconv-lite';

// Control characters, lone surrogates and non-characters: no place in XML 1.0, and none in a story.
// oxlint-disable-next-line no-control-regex
const BANNED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** How UTF-8 looks after it was read as windows-1252 and written again: a lead byte's letter and a continuation's. */
const TWICE = /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/** The bytes that windows-1252 has for `text`; null where a character has none. C1 controls stand for themselves. */
function toWindows1252(text: string): Uint8Array | null {
  const bytes = iconv.encode(text, 'windows-1252');
  if (bytes.length !== text.length) return null;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0x3f) continue;
    const code = text.charCodeAt(i);
    if (code === 0x3f) continue;
    if (code < 0x80 || code > 0x9f) return null;
    bytes[i] = code;
  }
  return bytes;
}

/** Text that was encoded twice as UTF-8, once decoded; null where the whole text does not say so. */
function undouble(text: string): string | null {
  if (!TWICE.test(text)) return null;
  const bytes = toWindows1252(text);
  if (bytes === null) return null;
  try {
    const once = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return once === text ? null : once;
  } catch {
    return null;
  }
}

/** Mends a whole text: doubly encoded UTF-8 is decoded once, banned characters are taken out. Says what it did. */
export function mendText(text: string): { readonly text: string; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const once = undouble(text);
  if (once !== null) problems.push('its UTF-8 was encoded twice: decoded once more');
  const clean = (once ?? text).replace(BANNED, '');
  if (clean.length !== (once ?? text).length) problems.push('characters that XML does not allow were taken out');
  return { text: clean, problems };
}

/** C1 controls (U+0080–U+009F) in text are windows-1252 in disguise, from `&#146;` and the like. */
export function mendControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => new TextDecoder('windows-1252').decode(Uint8Array.of(c.charCodeAt(0))));
}
