/** A part of an alert's text: under the sender's own label (`WHAT`, `IMPACTS`), or without one. Lists keep their lines. */
export type AlertSection = { readonly label: string | null; readonly paragraphs: readonly AlertParagraph[] };

/** Running text, or a list of items. */
export type AlertParagraph = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'list'; readonly items: readonly string[] };

/** `* WHAT...` begins a section; so do the bare labels of short-fused warnings. */
const STARRED = /^\s*\*\s*([A-Z][A-Z0-9 ,/&'()-]{1,60}?)\s*(?:\.{3}|…|:)\s*/;
const BARE = /^\s*(HAZARD|SOURCE|IMPACTS?|WHAT|WHERE|WHEN|ADDITIONAL DETAILS|PRECAUTIONARY\/PREPAREDNESS ACTIONS)\s*\.{3}\s*/;
const ITEM = /^\s*(?:[-•]|\*|o(?=\s))\s+/;
/** Two columns or more: a table, whose lines say nothing once they are run together. */
const COLUMNS = /\S {3,}\S/;

/** Lines of one block, run together where they were only wrapped; items and rows of a table stay lines. */
function paragraphsOf(lines: readonly string[]): readonly AlertParagraph[] {
  const done: AlertParagraph[] = [];
  let running: string[] = [];
  let items: string[] = [];
  const close = (): void => {
    if (running.length > 0) done.push({ kind: 'text', text: running.join(' ') });
    if (items.length > 0) done.push({ kind: 'list', items });
    running = [];
    items = [];
  };
  let inTable = false;
  for (const line of lines) {
    const text = line.trim().replace(/\s+/g, ' ');
    const row = COLUMNS.test(line.trim());
    if (text === '') close();
    else if (ITEM.test(line) || row) {
      if (items.length === 0) close();
      items = [...items, text.replace(ITEM, '')];
    } else if (items.length > 0 && !inTable && !/^\S/.test(line)) items = [...items.slice(0, -1), `${items.at(-1)} ${text}`];
    else {
      if (items.length > 0) close();
      running = [...running, text];
    }
    inTable = row;
  }
  close();
  return done;
}

/**
 * The description or instruction of an alert, ready to be laid out: hard line breaks undone, cut where the sender set a
 * label. Labels come as sent, without the star and the dots; the words stay the sender's.
 */
export function alertSections(text: string | null): readonly AlertSection[] {
  const blocks: { label: string | null; lines: string[] }[] = [{ label: null, lines: [] }];
  for (const line of (text ?? '').replace(/\r\n?/g, '\n').split('\n')) {
    const label = STARRED.exec(line) ?? BARE.exec(line);
    if (label === null) blocks.at(-1)?.lines.push(line);
    else blocks.push({ label: (label[1] ?? '').trim(), lines: [line.slice(label[0].length)] });
  }
  return blocks.map(({ label, lines }) => ({ label, paragraphs: paragraphsOf(lines) })).filter(({ paragraphs }) => paragraphs.length > 0);
}
