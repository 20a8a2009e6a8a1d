import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Root of the project. */
export const ROOT = join(import.meta.dirname, '..');

/** A hand-written file of `src`: path from `src`, its text, and the files of `src` that it imports. */
export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[]; readonly packages: readonly string[] };

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All TypeScript files of `src` without tests, read fresh. */
export function sourceFiles(): SourceFile[] {
  const src = join(ROOT, 'src');
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(src, path), 'utf8');
      const names = [...text.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? '');
      const own = names.filter((n) => n.startsWith('#') || n.startsWith('.'));
      return {
        path,
        text,
        imports: own.map((n) => (n.startsWith('#') ? n.slice(1) : relative(src, join(src, dirname(path), n)).replaceAll('\\', '/'))),
        packages: names.filter((n) => !n.startsWith('#') && !n.startsWith('.')),
      };
    });
}
