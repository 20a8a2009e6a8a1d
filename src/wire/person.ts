import { oneLine } from './decode/html-text.ts';

const ADDRESS = String.raw`[\w.+'-]+@[\w.-]+`;
const NAME_AFTER = new RegExp(String.raw`^<?${ADDRESS}>?\s*\(\s*([^()]+?)\s*\)$`);
const NAME_BEFORE = new RegExp(String.raw`^"?([^"<>()]+?)"?\s*[<(]${ADDRESS}[>)]$`);

/** A name out of `name@example.org (Name)` and `Name <name@example.org>`, as RSS and mail write authors; else the line as it is. */
export function personName(written: string | null): string | null {
  const line = oneLine(written);
  if (line === null || line.length > 1000) return line;
  return oneLine(NAME_AFTER.exec(line)?.[1] ?? NAME_BEFORE.exec(line)?.[1] ?? line);
}
