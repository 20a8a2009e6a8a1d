import { sql, type RawBuilder } from 'kysely';

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

/** A column that no index of its own is taken for: a search walks the one index that holds the searched text. */
export function unindexed(column: string): RawBuilder<string> {
  return sql<string>`${sql.ref(column)} || ''`;
}

/** The condition that a row's `search_text` holds every word of what a person typed; true where nothing was typed. */
export function holdsWords(typed: string | undefined): RawBuilder<boolean> {
  const patterns = searchPatterns(typed ?? '');
  const conditions = patterns.map((pattern) => sql`search_text like ${pattern} escape '\\'`);
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** One `like` pattern (escape character `\`) for each word of what a person typed, to be met by `searchText`. */
function searchPatterns(typed: string): readonly string[] {
  const words = searchText([typed])
    .split(' ')
    .filter((word) => word !== '');
  return words.slice(0, 8).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
