/** What is searched, folded alike on both engines: lower case, without accents, one space between words. */
export function searchText(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

/** One `like` pattern (escape character `\`) for each word of what a person typed, to be met by `searchText`. */
export function searchPatterns(typed: string): readonly string[] {
  const words = searchText([typed]).split(' ').filter((word) => word !== '');
  return words.slice(0, 8).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
