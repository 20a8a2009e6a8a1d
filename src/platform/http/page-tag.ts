/**
 * What a finished page depends on. `front`: lists over all sections (home, their feeds, sitemaps, corrections, the latest
 * stories on a page of trouble). `site`: every page.
 */
export type PageTag = 'front' | 'site' | `story:${string}` | `section:${string}` | `topic:${string}` | `author:${string}` | `place:${string}`;

/** The tag of one thing that pages depend on, by its id or slug. */
export function pageTag(kind: 'story' | 'section' | 'topic' | 'author' | 'place', name: string): PageTag {
  return `${kind}:${name}`;
}
