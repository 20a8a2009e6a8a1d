import { parseFragment } from 'parse5';

type Node = { readonly nodeName: string; readonly attrs?: readonly { readonly name: string; readonly value: string }[]; readonly childNodes?: readonly Node[] };

/** Everything that rendered stories may hold: element → attributes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: ['class'],
  h2: ['class'],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  figure: ['class'],
  figcaption: [],
  img: ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding'],
  div: ['class', 'role'],
  section: ['class', 'tabindex', 'aria-label'],
  aside: ['class', 'aria-label'],
  a: ['class', 'href', 'rel'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  hr: [],
  br: [],
  strong: [],
  em: [],
  sub: [],
  sup: [],
  span: ['class'],
  time: ['datetime'],
};

/** What a browser would find in `html` that a rendered story may not hold; empty where all is well. Reads as a browser does. */
export function gateFaults(html: string): readonly string[] {
  const faults: string[] = [];
  const open: Node[] = [...(parseFragment(html).childNodes as unknown as readonly Node[])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === '#text') continue;
    const allowed = ALLOWED[node.nodeName];
    if (allowed === undefined) faults.push(`<${node.nodeName}>`);
    for (const { name, value } of node.attrs ?? []) {
      if (allowed !== undefined && !allowed.includes(name)) faults.push(`${node.nodeName} ${name}`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))/.test(value)) faults.push(`href ${value}`);
      if (name === 'src' && !value.startsWith('/media/')) faults.push(`src ${value}`);
      // oxlint-disable-next-line no-control-regex
      if ((name === 'href' || name === 'src') && /[\u0000-\u0020\u007f-\u00a0]/.test(value)) faults.push(`${name} hides ${JSON.stringify(value)}`);
    }
    open.push(...(node.childNodes ?? []));
  }
  return faults;
}
