import type { Place } from '#weather/place.ts';
import { link } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';

export type PlaceNavProps = {
  readonly frame: PageFrame;
  readonly places: readonly Place[];
  readonly place: Place;
  /** Path of the same view for a place's slug. */
  readonly pathOf: (slug: string) => string;
};

/** The station's other places; nothing where there is only this one. */
export function PlaceNav({ frame, places, place, pathOf }: PlaceNavProps) {
  const others = places.filter((other) => other.id !== place.id);
  if (others.length === 0) return null;
  return (
    <nav class="places" aria-label={word(frame.language, 'otherPlaces')}>
      <h2 class="label">{word(frame.language, 'otherPlaces')}</h2>
      <ul>
        {others.map((other) => (
          <li>
            <a href={link(frame, pathOf(other.slug))}>{other.name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
