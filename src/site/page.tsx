import type { ComponentChildren } from 'preact';
import type { PageFrame } from './page-frame.ts';

export type PageProps = {
  readonly frame: PageFrame;
  /** Without the station's name, which is added; null: the station's name alone. */
  readonly title: string | null;
  readonly children: ComponentChildren;
};

/** The document shell: head, masthead, sections, the page's own matter, footer. */
export function Page({ frame, title, children }: PageProps) {
  const { station, assets } = frame;
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === null ? station.name : `${title} | ${station.name}`}</title>
        {assets.fonts.map((font) => <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />)}
        <link rel="stylesheet" href={assets.stylesheet} />
        {frame.head}
        <script type="module" src={assets.script} />
      </head>
      <body>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}
