import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PATTERN_STATION } from './pages/pattern-stories.ts';
import { FONT_FILES, STYLE_FILES, stylesheet, themeCss } from './stylesheet.ts';

const styles = join(import.meta.dirname, 'styles');
const read = (file: string): string => readFileSync(join(styles, file), 'utf8');

/** Relative luminance of a hex color (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colors of one mode: those of the first `:root` of tokens.css, overlaid by those of the dark one. */
function tokens(mode: 'light' | 'dark'): Readonly<Record<string, string>> {
  const [light = '', dark = ''] = read('tokens.css').split('@media (prefers-color-scheme: dark)');
  const colors = (css: string) => Object.fromEntries([...css.matchAll(/--([a-z]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
  return mode === 'light' ? colors(light) : { ...colors(light), ...colors(dark) };
}

test.each(['light', 'dark'] as const)('text is at least 4.5:1 on its ground, marks 3:1, in %s mode', (mode) => {
  const color = tokens(mode);
  const paper = color['paper'] ?? '';
  for (const name of ['ink', 'soft', 'accent', 'alert']) expect(contrast(color[name] ?? '', paper), name).toBeGreaterThanOrEqual(4.5);
  for (const name of ['ink', 'soft']) expect(contrast(color[name] ?? '', color['tint'] ?? ''), `${name} on tint`).toBeGreaterThanOrEqual(4.5);
  for (const name of ['warm', 'wet', 'cold']) expect(contrast(color[name] ?? '', paper), name).toBeGreaterThanOrEqual(3);
  expect(contrast(PATTERN_STATION.accent[mode], paper)).toBeGreaterThanOrEqual(4.5);
});

test('every file of styles/ is in the stylesheet, and every font it names is there', () => {
  expect(
    readdirSync(styles)
      .filter((file) => file.endsWith('.css'))
      .sort(),
  ).toEqual([...STYLE_FILES].sort());
  const css = stylesheet(read, (file) => `/assets/${file}`, PATTERN_STATION);
  expect(css).not.toContain('url("fonts/');
  for (const file of FONT_FILES) {
    expect(css).toContain(`url("/assets/${file}")`);
    expect(existsSync(join(styles, 'fonts', file))).toBe(true);
  }
});

test('the type is at most 45 KB, and its licence lies beside it', () => {
  expect(FONT_FILES.reduce((sum, file) => sum + statSync(join(styles, 'fonts', file)).size, 0)).toBeLessThanOrEqual(45_000);
  expect(readFileSync(join(styles, 'fonts/LICENSE'), 'utf8')).toContain('SIL OPEN FONT LICENSE');
});

test('making it smaller keeps every rule', () => {
  const css = stylesheet(read, (file) => file, PATTERN_STATION);
  const rules = (text: string) => (text.replace(/\/\*[\s\S]*?\*\//g, '').match(/\{/g) ?? []).length;
  expect(rules(css)).toBe(rules(STYLE_FILES.map(read).join('')) + rules(themeCss(PATTERN_STATION)));
  expect(css).not.toContain('/*');
  expect(css).toContain('calc(-1 * var(--gutter))');
});

test('the station’s colors come last, and only colors do', () => {
  expect(stylesheet(read, (file) => file, PATTERN_STATION).endsWith(themeCss(PATTERN_STATION))).toBe(true);
  expect(themeCss(PATTERN_STATION)).toBe(':root{--accent:#0b5d6b}@media (prefers-color-scheme:dark){:root{--accent:#63bccb}}');
  expect(() => themeCss({ ...PATTERN_STATION, accent: { light: 'red;}body{display:none', dark: '#fff' } })).toThrow('not a hex color');
});
