import { MARKS } from './document-rules.ts';
import type { Block, Inline, Mark } from './document.ts';

type Text = Extract<Inline, { readonly type: 'text' }>;

const ORDER = Object.keys(MARKS);

/** `marks` with `mark` in its place; one of the same kind gives way. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const others = marks.filter(({ type }) => type !== mark.type);
  return [...others, mark].toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

const hrefOf = (text: Text): string | null => text.marks?.find((mark) => mark.type === 'link')?.attrs.href ?? null;
const isBlank = (text: string): boolean => /^[\s\u200b]*$/.test(text);
const sameMarks = (a: Text, b: Text): boolean => JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);

function textOf(text: string, marks: readonly Mark[] | undefined): Text {
  return marks === undefined || marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };
}

/** Folds white space within a line, as a browser shows it, and trims its ends. */
function fold(texts: readonly Text[]): readonly Text[] {
  const line: Text[] = [];
  let spaced = true;
  for (const { text, marks } of texts) {
    const folded = text.replace(/[ \t\n\r\f]+/g, ' ');
    const rest: string = spaced && folded.startsWith(' ') ? folded.slice(1) : folded;
    if (rest === '') continue;
    spaced = rest.endsWith(' ');
    line.push(textOf(rest, marks));
  }
  for (let last = line.pop(); last !== undefined; last = line.pop()) {
    const rest = last.text.replace(/ $/, '');
    if (rest === '') continue;
    return [...line, textOf(rest, last.marks)];
  }
  return [];
}

/** Takes the link off runs whose whole text is blank: such a link can be neither seen nor named. */
function unlinkBlank(line: readonly Text[]): readonly Text[] {
  const seen = new Map<Text, boolean>();
  let start = 0;
  for (let i = 1; i <= line.length; i++) {
    const [first, next] = [line[start], line[i]];
    if (first !== undefined && next !== undefined && hrefOf(first) === hrefOf(next)) continue;
    const run = line.slice(start, i);
    for (const text of run)
      seen.set(
        text,
        run.every((each) => isBlank(each.text)),
      );
    start = i;
  }
  return line.map((text) =>
    seen.get(text) === true
      ? textOf(
          text.text,
          text.marks?.filter((mark) => mark.type !== 'link'),
        )
      : text,
  );
}

function merge(line: readonly Text[]): readonly Text[] {
  const merged: Text[] = [];
  for (const text of line) {
    const last = merged.at(-1);
    if (last !== undefined && sameMarks(last, text)) merged[merged.length - 1] = textOf(last.text + text.text, last.marks);
    else merged.push(text);
  }
  return merged;
}

/** Parts a run at its line breaks: one break stays a break, blank lines between make paragraphs of it. */
function paragraphs(run: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Text[][] = [[]];
  for (const inline of run) {
    if (inline.type === 'hardBreak') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  const parted: Inline[][] = [];
  let open = false;
  for (const raw of lines) {
    const line = merge(unlinkBlank(fold(raw)));
    const blank = line.every(({ text }) => isBlank(text));
    if (!blank && open) parted.at(-1)?.push({ type: 'hardBreak' }, ...line);
    if (!blank && !open) parted.push([...line]);
    open = !blank;
  }
  return parted;
}

/** Where blocks are gathered while HTML is walked: running text collects until a block ends it. */
export type Flow = {
  readonly blocks: Block[];
  text(text: string, marks: readonly Mark[]): void;
  lineBreak(): void;
  /** Ends the running text; `block` stands after it. */
  push(block?: Block): void;
};

/** A new flow; `toBlock` says what a run of text becomes (paragraph, heading). */
export function openFlow(toBlock: (content: readonly Inline[]) => Block): Flow {
  const blocks: Block[] = [];
  let run: Inline[] = [];
  return {
    blocks,
    text: (text, marks) => {
      // oxlint-disable-next-line no-control-regex
      const clean = text.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufeff]/g, '').toWellFormed();
      if (clean !== '') run.push(textOf(clean, marks));
    },
    lineBreak: () => {
      run.push({ type: 'hardBreak' });
    },
    push: (block) => {
      for (const content of paragraphs(run)) blocks.push(toBlock(content));
      run = [];
      if (block !== undefined) blocks.push(block);
    },
  };
}
