/**
 * Lines that agencies and blog systems add below or above a text: credit data, not part of it (rule W-70). Matched on
 * a whole paragraph, never inside one. Each was seen in real copy.
 */
const LINES: readonly RegExp[] = [
  /^the post .{1,300} (?:first )?appeared first on .{1,120}\.?$/i,
  /^el (?:post|artículo) .{1,300} (?:se publicó|apareció) primero en .{1,120}\.?$/i,
  /^the[- ]cnn[- ]wire\.?$/i,
  /^(?:the[- ]cnn[- ]wire\s*)?(?:™|\(tm\)|tm)? ?(?:&|and)? ?(?:©|\(c\)|copyright) ?\d{4},? .{0,60}cable news network.{0,120}$/i,
  /^(?:©|\(c\)|copyright ©?|copyright \(c\)) ?\d{4}\b.{0,160}(?:all rights reserved|may not be (?:published|reproduced|broadcast)).{0,200}$/i,
  /^(?:continue reading|read more|read the full story|leer más|seguir leyendo)(?: (?:at|on|en) .{1,80})?\s*(?:\.\.\.|…|→|»|>)*$/i,
  /^click here to (?:read|view|see) .{1,120}$/i,
];

/** Is this whole line an agency's or a system's addition, and no part of the story? */
export function isBoilerplate(line: string): boolean {
  const bare = line.replace(/\s+/g, ' ').trim();
  return bare.length <= 500 && LINES.some((pattern) => pattern.test(bare));
}

/** The lines of a text that are boilerplate, and those that are not, each in order. Empty lines are dropped. */
export function splitBoilerplate(text: string): { readonly kept: readonly string[]; readonly boilerplate: readonly string[] } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { kept: lines.filter((line) => !isBoilerplate(line)), boilerplate: lines.filter(isBoilerplate) };
}
