import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../../test/shared-data.ts';
import { cleanHtml } from './clean-html.ts';
import { htmlToText, parseHtmlTree, walkHtml } from './html-text.ts';

const BASE = 'https://news.example/dir/page';

/** A second look with another parser: what acts in a browser, or leads elsewhere than http(s), mailto, tel. */
function faults(html: string): string[] {
  const found: string[] = [];
  walkHtml(parseHtmlTree(html, false), (node) => {
    if (
      [
        'script',
        'style',
        'object',
        'embed',
        'applet',
        'svg',
        'math',
        'link',
        'meta',
        'base',
        'form',
        'input',
        'button',
        'template',
        'noscript',
        'frame',
        'frameset',
      ].includes(node.nodeName)
    )
      found.push(node.nodeName);
    if ('attrs' in node)
      for (const { name, value } of node.attrs) {
        if (/^on|^style$|^srcdoc$|^formaction$/.test(name)) found.push(name);
        if (/^(?:href|src|poster|cite)$/.test(name) && !/^(?:https?:|mailto:|tel:)/i.test(value)) found.push(`${name}=${value}`);
      }
    return true;
  });
  return found;
}

describe('HTML of a source, cleaned', () => {
  test.each<[string, string | null]>([
    ['<p onclick="x()" style="color:red">Text <script>x()</script><b>bold</b></p>', '<p>Text <b>bold</b></p>'],
    ['<a href="../up?a=1&amp;b=2">up</a>', '<a href="https://news.example/up?a=1&amp;b=2">up</a>'],
    ['<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'],
    ['<a href="javascript:x()">x</a><a href="java\tscript:x()">y</a><a href="\u00a0javascript:x()">z</a>', '<a>x</a><a>y</a><a>z</a>'],
    ['<a href="mailto:desk@x.example">m</a>', '<a href="mailto:desk@x.example">m</a>'],
    ['<img src="https://t.example/p.gif" width="1" height="1"><img src="http://feeds.feedburner.com/~r/x/~4/y" height="9">', null],
    [
      '<img src="/pic.jpg" alt="A pier" width="640" data-caption="The pier">',
      '<img src="https://news.example/pic.jpg" alt="A pier" width="640" data-caption="The pier" />',
    ],
    [
      '<iframe src="https://www.youtube.com/embed/abc"></iframe><iframe src="https://evil.example/">in</iframe>',
      '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
    ],
    ['<html><head><title>T</title></head><body class="x"><p>Only this</p></body></html>', '<p>Only this</p>'],
    ['safe <iframe src="https://evil.example/"> and <b>sound</b>', 'safe  and <b>sound</b>'],
    [
      '<object data="x.swf">Words instead</object><noscript><img src="https://p.example/a.jpg"></noscript>',
      'Words instead<img src="https://p.example/a.jpg" />',
    ],
    ['Plain & simple', 'Plain &amp; simple'],
    ['no markup', 'no markup'],
    ['<p></p>', '<p></p>'],
    ['<script>x()</script>', null],
  ])('%j becomes %j', (html, clean) => {
    expect(cleanHtml(html, BASE)).toBe(clean);
  });

  test('without a base relative addresses stay, and none of them is a scheme', () => {
    expect(cleanHtml('<a href="story.html">s</a><a href="a/b:c">t</a><a href="x:y">u</a>', null)).toBe(
      '<a href="story.html">s</a><a href="a/b:c">t</a><a>u</a>',
    );
  });

  test('the words are the same before and after', () => {
    const html = '<div>One<p>Two <em>three</em><br>four</div><ul><li>five</ul><table><tr><td>six<td>seven</table><unknown>eight</unknown> 1 &lt; 2';
    expect(htmlToText(cleanHtml(html, null) ?? '')).toBe(htmlToText(html));
  });

  test('hostile markup: nothing acts, and cleaning twice changes nothing', { timeout: 120_000 }, () => {
    const folder = sharedData('hostile/html');
    if (folder === null) return;
    let cases = 0;
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.jsonl'))) {
      for (const line of readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((l) => l !== '')) {
        const one = JSON.parse(line) as Record<string, unknown>;
        const html = ['html', 'input', 'payload', 'text', 'data'].map((key) => one[key]).find((value) => typeof value === 'string') as string | undefined;
        if (html === undefined) continue;
        cases++;
        const clean = cleanHtml(html, BASE) ?? '';
        expect(faults(clean), html).toEqual([]);
        expect(cleanHtml(clean, BASE) ?? '', html).toBe(clean);
      }
    }
    expect(cases).toBeGreaterThan(5000);
    tookFromShared('hostile/html', cases);
  });
});
