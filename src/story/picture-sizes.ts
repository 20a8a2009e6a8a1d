/** Widths in pixels at which a picture is kept and served, besides its own where that is smaller. */
export const PICTURE_WIDTHS: readonly number[] = [320, 640, 960, 1280, 1920];

/** The widths, ascending, in which a picture of `width` pixels exists: the ladder below it, and its own up to 1920. */
export function pictureWidths(width: number): readonly number[] {
  const largest = Math.min(width, 1920);
  return [...PICTURE_WIDTHS.filter((step) => step < largest), largest];
}

/** Address of the file of picture `media` that is `width` pixels wide. */
export function picturePath(media: string, width: number): string {
  return `/media/${media}-${width}.webp`;
}
