import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SETTING_NAMES } from '#platform/config.ts';
import { PROBLEMS } from '#platform/problem.ts';
import { ROOT, sourceFiles } from './source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
/** First cells of all table rows, without code marks. */
const firstCells = (text: string): string[] => [...text.matchAll(/^\| `([^`]+)`/gm)].map((m) => m[1] ?? '');

describe('the documents tell what the code does', () => {
  test('every setting is in operating.md, and no other', () => {
    const section = read('docs/operating.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';
    expect(firstCells(section).toSorted()).toEqual([...SETTING_NAMES, 'DAYBREAK_CONFIG'].toSorted());
  });

  test('every error code is in errors.md, and no other', () => {
    expect(firstCells(read('docs/errors.md')).toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  test('every dependency is in dependencies.md, and no other', () => {
    const pack = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>;
    const named = [...Object.keys(pack.dependencies), ...Object.keys(pack.devDependencies), ...Object.keys(pack.optionalDependencies)];
    const told = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap((m) => [...(m[1] ?? '').matchAll(/`([^`]+)`/g)].map((n) => n[1] ?? ''));
    expect(told.toSorted()).toEqual(named.toSorted());
  });

  test('versions are exact', () => {
    const pack = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const loose = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((part) =>
      Object.entries(pack[part] ?? {}).filter(([, v]) => !/^\d/.test(v)),
    );
    expect(loose).toEqual([]);
  });

  test('files that documents name exist', () => {
    const docs = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((p) => p.endsWith('.md'))
        .map((p) => join('docs', p)),
    ];
    const missing = docs.flatMap((doc) => {
      const links = [...read(doc).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((m) => m[1] ?? '');
      return links.filter((link) => !existsSync(join(ROOT, dirname(doc), link))).map((link) => `${doc} → ${link}`);
    });
    expect(missing).toEqual([]);
    const paths = [...read('docs/where-code-lives.md').matchAll(/`((?:src|sample|bench|test)\/[\w./-]+?)\/?`/g)].map((m) => m[1] ?? '');
    expect(paths.filter((path) => !path.includes('FORMAT') && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('decisions are numbered once', () => {
    const numbers = readdirSync(join(ROOT, 'docs/decisions'))
      .filter((n) => n.endsWith('.md'))
      .map((n) => n.slice(0, 4));
    expect(numbers.every((n) => /^\d{4}$/.test(n))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('every exported function, constant and class has its sentence', () => {
    const bare = sourceFiles()
      .filter((file) => !file.path.startsWith('newsroom/app/') && !file.path.startsWith('store/migrations/'))
      .flatMap((file) => {
        const lines = file.text.split('\n');
        return lines.flatMap((line, i) =>
          /^export (async )?(function|const|class) /.test(line) && !/\*\/\s*$/.test(lines[i - 1] ?? '') ? [`${file.path}:${i + 1} ${line.slice(0, 60)}`] : [],
        );
      });
    expect(bare).toEqual([]);
  });
});
