import type { Block, Document, Inline } from '#story/document.ts';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}.'’\-]{0,30}`;
const PLACE = String.raw`${WORD}(?:,?[ /](?:${WORD}|d[eiou]s?|del|la|las|los|le|les|el|al|am|an|der|im|upon|sur|of|the)){0,7}`;
/** "BAGHDAD (Reuters) - ", "GROSSETO, Italy (AP) -- ", "(CNN) — ": place, agency in brackets, dash. */
const OPENING = new RegExp(String.raw`^\s*(?:(${PLACE}),?\s*)?\((?:\p{Lu}[\p{L}\p{M} .\-/&]{0,40}|dpa|epd|sid|afp)\)\s*(?:-{1,2}|[–—])\s+`, 'u');
/** "KINGSTON, Jamaica — " without an agency: only where the place is in capitals. */
const BARE = /^\s*(\p{Lu}[\p{Lu}\p{M} .'’-]{1,40}(?:,\s*\p{Lu}[\p{L}. ]{1,30})?)\s+(?:--|[–—])\s+/u;

type Opening = { readonly place: string | null; readonly length: number };

function openingOf(text: string): Opening | null {
  const found = OPENING.exec(text) ?? BARE.exec(text);
  if (found === null) return null;
  const place = found[1]?.replace(/[,\s]+$/, '') ?? '';
  return { place: place === '' ? null : place, length: found[0].length };
}

/** The inlines without their first `length` characters. */
function dropStart(content: readonly Inline[], length: number): readonly Inline[] {
  let left = length;
  return content.flatMap((inline): readonly Inline[] => {
    if (left <= 0) return [inline];
    const size = inline.type === 'text' ? inline.text.length : 1;
    const cut = Math.min(left, size);
    left -= cut;
    return inline.type === 'text' && cut < size ? [{ ...inline, text: inline.text.slice(cut) }] : [];
  });
}

const textOf = (content: readonly Inline[]): string => content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('');

/**
 * Takes the dateline out of a text's first paragraph, so that the page can set it once. `located` is the source's own
 * field and wins. A first paragraph without one, or a text that would be empty after it, stays as it is.
 */
export function takeDateline(document: Document, located: string | null): { readonly document: Document; readonly dateline: string | null } {
  const at = document.content.findIndex((block) => block.type === 'paragraph' && textOf(block.content ?? []).trim() !== '');
  const first = document.content[at];
  const opening = first?.type === 'paragraph' ? openingOf(textOf(first.content ?? [])) : null;
  if (first?.type !== 'paragraph' || opening === null) return { document, dateline: located };
  const rest = dropStart(first.content ?? [], opening.length);
  if (textOf(rest).trim() === '') return { document, dateline: located ?? opening.place };
  const paragraph: Block = { type: 'paragraph', content: rest };
  return { document: { type: 'doc', content: document.content.with(at, paragraph) }, dateline: located ?? opening.place };
}
