import type { Station } from './station.ts';

/** The files of `styles/`, in the order of the cascade. */
export const STYLE_FILES: readonly string[] = [
  'tokens.css',
  'base.css',
  'furniture.css',
  'story.css',
  'body.css',
  'front.css',
  'weather.css',
  'hourly.css',
  'print.css',
];

/** The files of `styles/fonts/` that the stylesheet names, the one to load early first. */
export const FONT_FILES: readonly string[] = ['serif-700.woff2', 'serif-400.woff2'];

/** The station's own tokens, to stand after the stylesheet. */
export function themeCss(station: Station): string {
  const { light, dark } = station.accent;
  return `:root{--accent:${color(light)}}@media (prefers-color-scheme:dark){:root{--accent:${color(dark)}}}`;
}

/**
 * The one stylesheet of the reader's pages. `read` gives the text of a file of `STYLE_FILES`; `fontAddress` the address at
 * which a file of `FONT_FILES` is served.
 */
export function stylesheet(read: (file: string) => string, fontAddress: (file: string) => string, station: Station): string {
  const text = STYLE_FILES.map(read).join('\n');
  return smaller(text.replace(/url\("fonts\/([\w-]+\.woff2)"\)/g, (_, file: string) => `url("${fontAddress(file)}")`)) + themeCss(station);
}

function color(value: string): string {
  if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) throw new Error(`A station color is not a hex color: ${value}`);
  return value;
}

/** Takes out comments and needless space; strings in our own styles hold no runs of space and no comment marks. */
function smaller(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}
