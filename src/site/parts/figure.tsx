import { picturePath, pictureWidths } from '#story/picture-sizes.ts';
import type { Picture } from '#story/story.ts';

export type PictureImageProps = {
  readonly picture: Picture;
  /** The `sizes` of the place it stands in. */
  readonly sizes: string;
  /** The first picture of a page is asked for at once, the others when they come near. */
  readonly first?: boolean;
  /** Beside a headline that says it all, the picture adds nothing for those who do not see it. */
  readonly decorative?: boolean;
};

/** A picture in as many widths as there are of it; its size is known before it comes, so that nothing jumps. */
export function PictureImage({ picture, sizes, first = false, decorative = false }: PictureImageProps) {
  const widths = pictureWidths(picture.width);
  const middle = widths.find((width) => width >= 640) ?? widths[widths.length - 1] ?? picture.width;
  return (
    <img
      src={picturePath(picture.media, middle)}
      srcset={widths.map((width) => `${picturePath(picture.media, width)} ${width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={decorative ? '' : picture.alt}
      loading={first ? undefined : 'lazy'}
      fetchpriority={first ? 'high' : undefined}
      decoding="async"
    />
  );
}

/** The lead picture of a story, with what it shows and whose it is. */
export function LeadFigure({ picture, sizes, lang }: { readonly picture: Picture; readonly sizes: string; readonly lang?: string | undefined }) {
  const { caption, credit } = picture;
  return (
    <figure class="lead-figure" lang={lang}>
      <PictureImage picture={picture} sizes={sizes} first />
      {(caption !== null || credit !== null) && (
        <figcaption>
          {caption}
          {caption !== null && credit !== null ? ' ' : null}
          {credit !== null && <span class="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
