import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, sourceFiles, type SourceFile } from './source-files.ts';

/** Who may import whom: the table of docs/architecture.md. A room may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  platform: [],
  story: ['platform'],
  weather: ['platform'],
  wire: ['platform', 'story'],
  store: ['platform', 'story', 'weather', 'wire'],
  site: ['platform', 'story', 'weather', 'store'],
  newsroom: ['platform', 'story', 'weather', 'wire', 'store'],
  delivery: ['platform', 'story', 'weather', 'store'],
};
const ROOF = ['platform', 'story', 'weather', 'wire', 'store', 'site', 'newsroom', 'delivery', 'station', 'cli', 'roof'];

const files = sourceFiles();
const room = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : 'roof');
const isApp = (path: string): boolean => path.startsWith('newsroom/app/');

/** Files that also run in a browser: they import nothing of Node. */
const isPlain = (path: string): boolean =>
  path.startsWith('story/') ||
  /^weather\/(forecast|alert|units|report|condition|condition-words|place)\.ts$/.test(path) ||
  /^platform\/(result|problem|html|id|clock|zoned-time)\.ts$/.test(path) ||
  /^newsroom\/(contract(\/[a-z-]+)?|roles)\.ts$/.test(path) ||
  path.endsWith('.island.ts') ||
  isApp(path);

function circle(all: readonly SourceFile[]): string[] | null {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of byPath.get(path)?.imports ?? []) {
      const found = walk(next, [...trail, path]);
      if (found !== null) return found;
    }
    done.add(path);
    return null;
  };
  for (const file of all) {
    const found = walk(file.path, []);
    if (found !== null) return found;
  }
  return null;
}

describe('the house', () => {
  test('there is a house to look at', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test('imports go one way', () => {
    const wrong = files.flatMap((file) => {
      const from = room(file.path);
      const allowed = ['roof', 'cli', 'station'].includes(from) ? ROOF : [from, ...(MAY_IMPORT[from] ?? [])];
      return file.imports.filter((to) => !allowed.includes(room(to))).map((to) => `${file.path} → ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every import leads to a file', () => {
    const wrong = files.flatMap((file) => file.imports.filter((to) => !existsSync(join(ROOT, 'src', to))).map((to) => `${file.path} → ${to}`));
    expect(wrong).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(circle(files)).toBeNull();
  });

  test('the test for circles sees one', () => {
    const file = (path: string, imports: string[]): SourceFile => ({ path, imports, text: '', packages: [] });
    expect(circle([file('a', ['b']), file('b', ['c']), file('c', ['a'])])).toEqual(['a', 'b', 'c', 'a']);
  });

  test('no file is a drawer for odds and ends', () => {
    const wrong = files.filter((file) => /(^|\/)(index|utils?|helpers?|common|shared|misc|types|lib)(\.tsx?$|\/)/.test(file.path));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('file names are kebab-case', () => {
    const wrong = files.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.island)?(?:\.d)?\.tsx?$/.test(file.path.split('/').at(-1) ?? ''));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('exports have names', () => {
    expect(files.filter((file) => /^export default/m.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  test('plain code imports nothing of Node', () => {
    const wrong = files
      .filter((file) => isPlain(file.path))
      .flatMap((file) => file.packages.filter((p) => p.startsWith('node:')).map((p) => `${file.path} → ${p}`));
    expect(wrong).toEqual([]);
  });

  test('plain code imports only plain code, but for types', () => {
    const values = /(?:^|\n)\s*import\s+(?!type\b)(?:[^'";]*?\sfrom\s)?['"]([#.][^'"]+)['"]/g;
    const byName = new Map(files.map((file) => [file.path, file]));
    const wrong = files
      .filter((file) => isPlain(file.path))
      .flatMap((file) =>
        [...file.text.matchAll(values)]
          .map((m) => file.imports.find((to) => to.endsWith((m[1] ?? '').replace(/^#/, '').replace(/^(\.\.?\/)+/, ''))) ?? '')
          .filter((to) => byName.has(to) && !isPlain(to))
          .map((to) => `${file.path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test('one door to the network, one reader of the environment', () => {
    const out = files.filter((file) => !file.path.startsWith('platform/egress') && !isApp(file.path) && !file.path.endsWith('.island.ts'));
    const opens = out.filter(
      (file) =>
        file.packages.some((p) => /^(undici|node:https|node:dgram)$/.test(p)) ||
        /(?<![.\w])fetch\(/.test(file.text) ||
        /\bhttps?\.(request|get)\(|\bnet\.connect\(/.test(file.text),
    );
    expect(opens.map((file) => file.path)).toEqual([]);
    const reads = files.filter((file) => /process\.env/.test(file.text) && !/^(platform\/config|main)\.ts$/.test(file.path));
    expect(reads.map((file) => file.path)).toEqual([]);
  });

  test('files stay small', () => {
    const sizes = files.map((file) => ({ path: file.path, lines: file.text.split('\n').length })).toSorted((a, b) => a.lines - b.lines);
    expect(sizes.filter((s) => s.lines > 400)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThan(110);
    expect(sizes[Math.floor(sizes.length * 0.9)]?.lines).toBeLessThan(260);
  });
});
