import type { PageFrame, StoryCard } from '../page-frame.ts';
import { word } from '../words.ts';
import { HeadlineList } from './story-list.tsx';
import { WeatherModule } from './weather-module.tsx';

/** Beside the page's matter on a desk, below it on a phone: the weather, and other stories where they are given. */
export function Margin({ frame, related = [] }: { readonly frame: PageFrame; readonly related?: readonly StoryCard[] }) {
  const { language } = frame;
  if (frame.weather === null && related.length === 0) return null;
  return (
    <aside class="margin" aria-label={word(language, related.length > 0 ? 'weatherAndMore' : 'weather')}>
      <WeatherModule frame={frame} />
      {related.length > 0 && (
        <section class="module">
          <h2>{word(language, 'moreNews')}</h2>
          <HeadlineList frame={frame} stories={related} />
        </section>
      )}
    </aside>
  );
}
