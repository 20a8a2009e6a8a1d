import fc from 'fast-check';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument, LIBRARY } from '../../test/arbitrary-document.ts';
import { gateFaults } from '../../test/html-gate.ts';
import { checkDocument } from './document-schema.ts';
import type { Block, Document, ImageBlock } from './document.ts';
import { parseHtml } from './parse-html.ts';
import { renderHtml } from './render-html.ts';
import type { RenderOptions } from './rendering.ts';

const options: RenderOptions = { imageUrl: (media, width) => `/media/${media}-${width}.webp`, widths: [320, 640, 960, 1600] };
const doc = (...content: Block[]): Document => ({ type: 'doc', content });
const words = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function resolveImage(src: string): ImageBlock['attrs'] | null {
  const media = /^\/media\/(.+)-\d+\.webp$/.exec(src)?.[1] ?? '';
  const size = LIBRARY[media];
  return size === undefined ? null : { media, alt: '', caption: null, credit: null, ...size };
}

function readBack(document: Document): Document {
  const parsed = parseHtml(renderHtml(document, options), { own: true, resolveImage, stripTracking: false });
  if (!parsed.ok) throw new Error(parsed.problem.detail);
  return parsed.value.document;
}

describe('renderHtml', () => {
  test('reads back as the same document', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(checkDocument(document)).toEqual({ ok: true, value: document });
        expect(readBack(document)).toEqual(document);
      }),
      { numRuns: 1_500 },
    );
  });

  test('never writes what could run, load or hide', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.boolean(), (document, forFeed) => {
        expect(gateFaults(renderHtml(document, { ...options, forFeed, siteUrl: 'https://station.example' }))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader({ extends: ['html-validate:recommended'], root: true }));
    const pages = fc.sample(arbitraryDocument, { numRuns: 150, seed: 7 }).map((document) => renderHtml(document, options));
    for (const html of pages) {
      const page = `<!DOCTYPE html><html lang="en"><head><title>A story</title></head><body><main><h1>A story</h1><article>${html}</article></main></body></html>`;
      const report = await validator.validateString(page);
      expect(report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message}: ${page.slice(m.offset - 60, m.offset + 60)}`))).toEqual(
        [],
      );
    }
  });

  test('a picture says its size, its files, its words', () => {
    const picture: Block = {
      type: 'image',
      attrs: { media: 'canal-dusk', alt: 'The "gate"', caption: 'Dusk & dawn', credit: 'Ana Ruiz', width: 1200, height: 800 },
    };
    expect(renderHtml(doc(picture), options)).toBe(
      '<figure><img src="/media/canal-dusk-960.webp" srcset="/media/canal-dusk-320.webp 320w, /media/canal-dusk-640.webp 640w, /media/canal-dusk-960.webp 960w" ' +
        'sizes="(min-width: 45em) 42em, 100vw" width="1200" height="800" alt="The &quot;gate&quot;" loading="lazy" decoding="async">' +
        '<figcaption>Dusk &amp; dawn <span class="credit">Ana Ruiz</span></figcaption></figure>',
    );
    expect(renderHtml(doc(picture), { ...options, forFeed: true })).toBe(
      '<figure><img src="/media/canal-dusk-960.webp" width="1200" height="800" alt="The &quot;gate&quot;"><figcaption>Dusk &amp; dawn <span>Ana Ruiz</span></figcaption></figure>',
    );
  });

  test('links: one for texts side by side, foreign ones marked, paths made whole in feeds', () => {
    const link = (href: string) => [{ type: 'link' as const, attrs: { href } }];
    const document = doc({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'one ', marks: link('https://a.example/') },
        { type: 'text', text: 'two', marks: [...link('https://a.example/'), { type: 'bold' }] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'ours', marks: link('/news/x') },
        { type: 'text', text: ' too', marks: link('https://station.example/news') },
      ],
    });
    const site = { ...options, siteUrl: 'https://station.example' };
    expect(renderHtml(document, site)).toBe(
      '<p><a href="https://a.example/" rel="noopener">one <strong>two</strong></a> <a href="/news/x">ours</a><a href="https://station.example/news"> too</a></p>',
    );
    expect(renderHtml(document, { ...site, forFeed: true })).toContain('<a href="https://station.example/news/x">ours</a>');
  });

  test('a table scrolls in a frame with a name, heads its columns and rows', () => {
    const cell = (type: 'tableCell' | 'tableHeader', text: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [words(text)] });
    const table: Block = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ ...cell('tableHeader', ''), content: [{ type: 'paragraph' }] }, cell('tableHeader', 'Votes')] },
        { type: 'tableRow', content: [cell('tableHeader', 'Ruiz'), cell('tableCell', '12')] },
      ],
    };
    const once = '<table><thead><tr><td></td><th scope="col">Votes</th></tr></thead><tbody><tr><th scope="row">Ruiz</th><td>12</td></tr></tbody></table>';
    expect(renderHtml(doc(table, table), { ...options, language: 'es' })).toBe(
      `<section class="table-scroll" tabindex="0" aria-label="Tabla 1">${once}</section><section class="table-scroll" tabindex="0" aria-label="Tabla 2">${once}</section>`,
    );
    expect(renderHtml(doc(table), { ...options, forFeed: true })).toBe(once);
  });

  test('boxes and notes', () => {
    const box: Block = { type: 'factBox', attrs: { title: 'The canal' }, content: [words('Built in 1938.')] };
    const note: Block = { type: 'correctionNote', attrs: { at: 0 }, content: [words('The year was wrong.')] };
    expect(renderHtml(doc(box, note), { ...options, time: () => '5 p.m.' })).toBe(
      '<aside class="fact-box" aria-label="The canal"><h2 class="fact-box-title">The canal</h2><p>Built in 1938.</p></aside>' +
        '<div class="correction-note" role="note"><p class="correction-note-label"><strong>Correction</strong>, <time datetime="1970-01-01T00:00:00.000Z">5 p.m.</time></p><p>The year was wrong.</p></div>',
    );
  });

  test('headings never skip a level below the headline', () => {
    const heading = (level: 2 | 3 | 4): Block => ({ type: 'heading', attrs: { level }, content: [{ type: 'text', text: `was ${level}` }] });
    expect(renderHtml(doc(heading(4), heading(4), heading(2), heading(4)), options)).toBe('<h2>was 4</h2><h3>was 4</h3><h2>was 2</h2><h3>was 4</h3>');
  });

  test('empty paragraphs and headings leave nothing behind', () => {
    expect(renderHtml(doc({ type: 'paragraph' }, { type: 'heading', attrs: { level: 2 } }, words('x')), options)).toBe('<p>x</p>');
  });
});
