/** Longest slug that is made, in characters; cut at a word. */
export const SLUG_CAP = 80;

/** Letters that have no base letter under NFKD. */
const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** Is this a slug as addresses hold them: lower-case a–z, digits and single hyphens inside, at most `SLUG_CAP` long? */
export function isSlug(text: string): boolean {
  return text.length <= SLUG_CAP && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}

/**
 * The slug of a headline: accents folded (`ñ` → `n`), apostrophes closed up, everything else parted by hyphens, cut at
 * a word under `SLUG_CAP`. A slug of `reserved` (addresses that the site uses itself) gets `-story` behind. A headline
 * without a Latin letter or digit gives an empty string: ask for a slug then.
 */
export function slugFromHeadline(headline: string, reserved: readonly string[] = []): string {
  const words = headline
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłı]/gu, (letter) => FOLDED[letter] ?? '')
    .replace(/(?<=[a-z0-9])['’ʼ](?=[a-z0-9])/gu, '')
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/&/g, ' and ')
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, SLUG_CAP) : `${slug}-${word}`;
    if (longer.length > SLUG_CAP) break;
    slug = longer;
  }
  return reserved.includes(slug) ? `${slug}-story` : slug;
}

/** The same slug with a number behind (`-2`, `-3`, …), within the cap; for a second story of the same headline. */
export function numberedSlug(slug: string, number: number): string {
  const tail = `-${number}`;
  return `${slug.slice(0, SLUG_CAP - tail.length).replace(/-+$/, '')}${tail}`;
}
