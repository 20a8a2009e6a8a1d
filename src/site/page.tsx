import type { ComponentChildren } from 'preact';
import type { PageFrame } from './page-frame.ts';
import { Footer } from './parts/footer.tsx';
import { Masthead } from './parts/masthead.tsx';
import { RangeColors } from './parts/range-bar.tsx';
import { SectionNav } from './parts/section-nav.tsx';
import { word } from './words.ts';

export type PageProps = {
  readonly frame: PageFrame;
  /** Without the station's name, which is added; null: the station's name and tagline. */
  readonly title: string | null;
  /** Class of `main`: the page's grid. */
  readonly layout: string;
  readonly children: ComponentChildren;
};

/** The document shell: head, masthead, sections, the page's own matter, footer. */
export function Page({ frame, title, layout, children }: PageProps) {
  const { station, assets, language } = frame;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === null ? ownTitle(station.name, station.tagline) : `${title} | ${station.name}`}</title>
        {assets.fonts.map((font) => (
          <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assets.stylesheet} />
        <meta name="color-scheme" content="light dark" />
        {frame.head}
        <script type="module" src={assets.script} />
      </head>
      <body>
        <a class="skip" href="#main">
          {word(language, 'skipToContent')}
        </a>
        {station.sample && (
          <aside class="notice" aria-label={word(language, 'sample')}>
            <p class="wrap">{word(language, 'sampleStation')}</p>
          </aside>
        )}
        <Masthead frame={frame} />
        <SectionNav frame={frame} />
        <main id="main" class={`wrap ${layout}`} tabIndex={-1}>
          {children}
        </main>
        <Footer frame={frame} />
        <RangeColors />
      </body>
    </html>
  );
}

const ownTitle = (name: string, tagline: string | null): string => (tagline === null ? name : `${name}: ${tagline}`);
