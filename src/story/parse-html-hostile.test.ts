import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gateFaults } from '../../test/html-gate.ts';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import { checkDocument } from './document-schema.ts';
import type { ImageBlock } from './document.ts';
import { parseHtml } from './parse-html.ts';
import { renderHtml } from './render-html.ts';
import type { RenderOptions } from './rendering.ts';

type Case = { readonly id: string; readonly html: string };

const read = (file: string): readonly Case[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);

const options: RenderOptions = { imageUrl: (media, width) => `/media/${media}-${width}.webp`, widths: [320] };

/** A library that has whatever it is asked for: the worst case for pictures. */
const everyPicture = (): ImageBlock['attrs'] => ({ media: 'k3j4', alt: '', caption: null, credit: null, width: 320, height: 200 });

/** What is wrong with the HTML that a hostile case becomes; empty where all holds. */
function faultsOf(html: string, own: boolean): readonly string[] {
  const parsed = parseHtml(html, { own, baseUrl: 'https://feed.example/a/b', resolveImage: everyPicture });
  if (!parsed.ok) return [`refused: ${parsed.problem.detail}`];
  const { document } = parsed.value;
  const rendered = renderHtml(document, options);
  const again = parseHtml(rendered, { own: true, resolveImage: everyPicture, stripTracking: false });
  const twice = again.ok ? renderHtml(again.value.document, options) : again.problem.detail;
  return [
    ...gateFaults(rendered),
    ...(checkDocument(document).ok ? [] : ['not a document']),
    ...(parsed.value.dropped.includes('structure') ? ['text was lost'] : []),
    ...(twice === rendered ? [] : [`not the same twice: ${rendered} → ${twice}`]),
  ];
}

const folder = sharedData('hostile/html');
const files = [
  join(import.meta.dirname, '../../test/fixtures/html/hostile.jsonl'),
  ...(folder === null ? [] : readdirSync(folder).map((name) => join(folder, name))),
];

describe('hostile HTML', () => {
  const corpora = files.filter((file) => file.endsWith('.jsonl')).map((file) => [basename(file), file] as const);
  test.each(corpora)('%s', (_name, file) => {
    const cases = read(file);
    expect(cases.length).toBeGreaterThan(50);
    if (folder !== null && file.startsWith(folder)) tookFromShared('hostile HTML into stories', cases.length);
    const faults = cases.flatMap(({ id, html }) => [false, true].flatMap((own) => faultsOf(html, own).map((fault) => `${id}${own ? ' (own)' : ''}: ${fault}`)));
    expect(faults).toEqual([]);
  });

  test('the gate sees what it is there for', () => {
    expect(gateFaults('<p onclick="x">a</p><script>1</script><a href="javascript:1">b</a><a href="//x">c</a><img src="https://x/a">')).toHaveLength(5);
  });
});
