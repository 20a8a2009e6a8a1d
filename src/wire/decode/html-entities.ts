import { parseFragment } from 'parse5';

const known = new Map<string, string>();
const KEEP = 5_000;

/** Decodes one reference (`&nbsp;`, `&#8217;`) as HTML does; gives it back as it is where HTML knows none. */
function decodeReference(reference: string): string {
  const held = known.get(reference);
  if (held !== undefined) return held;
  const node = parseFragment(reference).childNodes[0];
  const value = node !== undefined && 'value' in node ? node.value : reference;
  if (known.size < KEEP) known.set(reference, value);
  return value;
}

/** Decodes every entity of HTML in `text` once; what is no entity (`AT&T`, `a=1&b=2`) stays as it is. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/g, decodeReference) : text;
}
