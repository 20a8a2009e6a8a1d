import type { Block, ListItem } from './document.ts';
import { openFlow, type Flow } from './html-inline.ts';
import type { Place, Reading } from './html-reading.ts';
import { attribute, isElement, isSkipped, lineOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

const LISTS = ['ul', 'ol', 'menu', 'dir'];

/** Is it a list? (`menu` and `dir` are unordered lists to a browser.) */
export function isList(element: HtmlElement): boolean {
  return LISTS.includes(element.tagName);
}

/** A list item begins with a paragraph: a heading becomes one, before anything else an empty one is put. */
function item(blocks: readonly Block[]): ListItem | null {
  const [first, ...rest] = blocks;
  if (first === undefined) return null;
  if (first.type === 'paragraph') return { type: 'listItem', content: blocks };
  if (first.type === 'heading') return { type: 'listItem', content: [{ type: 'paragraph', content: first.content }, ...rest] };
  return { type: 'listItem', content: [{ type: 'paragraph' }, ...blocks] };
}

/** Children of a list as the nodes of one item each; what is not in an `li` makes an item, a bare inner list joins the one before. */
function groups(list: HtmlElement): readonly (readonly HtmlNode[])[] {
  const found: HtmlNode[][] = [];
  for (const child of list.childNodes) {
    if (isElement(child) ? isSkipped(child) : lineOf([child]) === '') continue;
    if (isElement(child) && child.tagName === 'li') found.push([...child.childNodes]);
    else if (isElement(child) && isList(child) && found.length > 0) found.at(-1)?.push(child);
    else found.push([child]);
  }
  return found;
}

/** A list with its items, nested ones in them. */
export function readList(list: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  flow.push();
  const inner = { ...place, depth: place.depth + 2 };
  const items = groups(list).flatMap((nodes) => {
    const made = openFlow((content) => ({ type: 'paragraph', content }));
    reading.walk(nodes, inner, made);
    made.push();
    return item(made.blocks) ?? [];
  });
  if (items.length === 0) return;
  if (list.tagName !== 'ol') {
    flow.push({ type: 'bulletList', content: items });
    return;
  }
  const start = Number.parseInt(attribute(list, 'start') ?? '1', 10);
  flow.push({ type: 'orderedList', attrs: { start: start >= 0 && start <= 999_999 ? start : 1 }, content: items });
}
