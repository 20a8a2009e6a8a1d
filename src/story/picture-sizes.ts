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

/** Largest width in pixels of the one JPEG of each picture, for cards on other sites and for feeds: not all of them take WebP. */
export const CARD_WIDTH = 1200;

/** The JPEG of a picture: its path and its size in pixels. */
export function cardPicture(picture: { readonly media: string; readonly width: number; readonly height: number }): {
  readonly path: string;
  readonly width: number;
  readonly height: number;
} {
  const width = Math.min(CARD_WIDTH, picture.width);
  return { path: `/media/${picture.media}-${width}.jpg`, width, height: Math.round((picture.height * width) / picture.width) };
}
