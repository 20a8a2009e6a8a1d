import { newId } from '#platform/id.ts';
import type { Store } from '#store/store.ts';
import { numberedSlug, slugFromHeadline } from '#story/slug.ts';

const PLACEHOLDER = /^untitled-[0-9a-z]{10}$/;

/** A slug for a story that has no headline yet; replaced when it is sent on (`isPlaceholder`). */
export function placeholderSlug(at: number): string {
  return `untitled-${newId(at).slice(-10)}`;
}

/** Was this slug given for want of a headline? */
export function isPlaceholder(slug: string): boolean {
  return PLACEHOLDER.test(slug);
}

/** A free slug for `headline`, with a number behind where needed; `own` (the story's present slug) counts as free. A placeholder where the headline gives none. */
export async function freeSlug(store: Store, headline: string, at: number, own: string | null = null): Promise<string> {
  const wanted = slugFromHeadline(headline);
  if (wanted === '') return own ?? placeholderSlug(at);
  for (let number = 1; number < 100; number++) {
    const slug = number === 1 ? wanted : numberedSlug(wanted, number);
    if (slug === own || !(await store.stories.slugTaken(slug))) return slug;
  }
  return numberedSlug(wanted, at);
}
