import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../test/cpu-time.ts';
import type { Document } from './document.ts';
import { documentText } from './document-text.ts';
import type { FoundImage, ParseOptions } from './html-reading.ts';
import { HTML_CAPS, parseHtml, type ParsedHtml } from './parse-html.ts';
import { renderHtml } from './render-html.ts';

function parsed(html: string, options?: ParseOptions): ParsedHtml {
  const result = parseHtml(html, options);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

const render = (document: Document): string =>
  renderHtml(document, { imageUrl: (media, width) => `/media/${media}-${width}.webp`, widths: [640], forFeed: true });
const asHtml = (html: string, options?: ParseOptions): string => render(parsed(html, options).document);
const base = { baseUrl: 'https://wire.example/news/today/item.html' };

describe('structure (H-1)', () => {
  test.each<readonly [string, string, string]>([
    ['a whole page gives its body alone', '<html><head><title>T</title><meta charset=utf-8></head><body><p>Text</p></body></html>', '<p>Text</p>'],
    ['a stray title does not leak', '<title>T</title><p>Text</p>', '<p>Text</p>'],
    ['h1 becomes h2, levels below stay', '<h1>A</h1><h3>B</h3>', '<h2>A</h2><h3>B</h3>'],
    ['h5 and h6 become h4', '<h1>A</h1><h3>B</h3><h6>C</h6>', '<h2>A</h2><h3>B</h3><h4>C</h4>'],
    ['div and span are unwrapped', '<div><div>One</div><span>two</span> three<div>four</div></div>', '<p>One</p><p>two three</p><p>four</p>'],
    ['two breaks part paragraphs', 'One<br><br>two<br />\n <br/>three', '<p>One</p><p>two</p><p>three</p>'],
    ['a line of a no-break space parts too', 'One<br>&nbsp;<br>two', '<p>One</p><p>two</p>'],
    ['one break stays', '<p>One<br>two</p>', '<p>One<br>two</p>'],
    ['breaks at the ends go', '<p><br>One<br></p>', '<p>One</p>'],
    ['empty paragraphs go', '<p></p><p>&nbsp;</p><p>One</p><p> \n</p>', '<p>One</p>'],
    ['white space is folded across tags', '<p>\n  One <b> two</b>\n\n<i>three </i> </p>', '<p>One <strong>two</strong> <em>three</em></p>'],
    ['text without a paragraph is one', 'One <b>two</b>', '<p>One <strong>two</strong></p>'],
    [
      'marks',
      '<p><b>b</b><em>i</em>H<sub>2</sub>O<sup>3</sup><u>u</u><code>c</code><small>s</small></p>',
      '<p><strong>b</strong><em>i</em>H<sub>2</sub>O<sup>3</sup>ucs</p>',
    ],
    ['a mark around paragraphs goes into them', '<b><p>One</p><p>two</p></b>', '<p><strong>One</strong></p><p><strong>two</strong></p>'],
    [
      'marks by style, and a normal weight undone',
      '<b style="font-weight: normal"><span style="font-weight:700">A</span> b <span style="font-style:italic">c</span></b>',
      '<p><strong>A</strong> b <em>c</em></p>',
    ],
    ['quotation marks of q', '<p>He said <q>no</q>.</p>', '<p>He said “no”.</p>'],
    ['lists', '<ul><li>One</li><li><p>two</p></li></ul>', '<ul><li>One</li><li>two</li></ul>'],
    ['nested lists', '<ol start="3"><li>One<ul><li>a</li></ul></li><li>two</li></ol>', '<ol start="3"><li>One<ul><li>a</li></ul></li><li>two</li></ol>'],
    ['a list right in a list joins the item before', '<ul><li>One</li><ul><li>a</li></ul></ul>', '<ul><li>One<ul><li>a</li></ul></li></ul>'],
    ['text right in a list is an item', '<ul>One<li>two</li></ul>', '<ul><li>One</li><li>two</li></ul>'],
    ['a list item never begins with a heading', '<ul><li><h3>One</h3><p>two</p></li></ul>', '<ul><li><p>One</p><p>two</p></li></ul>'],
    ['empty lists go', '<ul><li></li></ul><p>x</p>', '<p>x</p>'],
    ['quotes', '<blockquote>One<p>two</p></blockquote>', '<blockquote><p>One</p><p>two</p></blockquote>'],
    [
      'pull quotes',
      '<figure class="wp-block-pullquote pull-quote"><blockquote><p>No.</p></blockquote><figcaption>Ruiz</figcaption></figure>',
      '<figure><blockquote><p>No.</p></blockquote><figcaption>Ruiz</figcaption></figure>',
    ],
    ['rules', '<p>a</p><hr><p>b</p>', '<p>a</p><hr><p>b</p>'],
    ['pre keeps its lines', '<pre>one  1\ntwo  2\n\nthree</pre>', '<p>one 1<br>two 2</p><p>three</p>'],
    ['definition lists', '<dl><dt>Term</dt><dd>Says</dd></dl>', '<p>Term</p><p>Says</p>'],
    [
      'tables with spans and heads',
      '<table><caption>Cap</caption><thead><tr><th colspan="2">H</th></tr></thead><tbody><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
      '<p>Cap</p><table><thead><tr><th scope="col" colspan="2">H</th></tr></thead><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    ],
    ['a table of one cell is no table', '<table><tr><td><p>One</p><p>two</p></td></tr></table>', '<p>One</p><p>two</p>'],
    ['a table for layout is no table', '<table role="presentation"><tr><td>One</td><td>two</td></tr></table>', '<p>One</p><p>two</p>'],
    [
      'headings in header cells are text',
      '<table><tr><th><h3>A</h3></th><td>b</td></tr></table>',
      '<table><tbody><tr><th scope="row">A</th><td>b</td></tr></tbody></table>',
    ],
    [
      'wild spans are bounded',
      '<table><tr><td colspan="99999">a</td><td rowspan="-1">b</td></tr></table>',
      '<table><tbody><tr><td colspan="100">a</td><td>b</td></tr></tbody></table>',
    ],
    ['unknown elements give their text', '<custom-box><p>One</p></custom-box><blink>two</blink>', '<p>One</p><p>two</p>'],
  ])('%s', (_name, html, expected) => {
    const { document, dropped } = parsed(html);
    expect(render(document)).toBe(expected);
    expect(dropped).toEqual([]);
  });

  test('what is no text of a page is dropped and named', () => {
    const html =
      '<p>a<script>1</script><style>b{}</style><svg><text>t</text></svg></p><noscript>n</noscript><form><label>Mail</label><input></form><video src=x>v</video><div hidden>h</div><p style="DISPLAY : none">d</p>';
    expect(render(parsed(html).document)).toBe('<p>a</p><p>Mail</p>');
    expect(parsed(html).dropped).toEqual(['script', 'style', 'svg', 'noscript', 'input', 'video', 'div', 'p']);
  });

  test('nothing readable gives an empty document', () => {
    for (const html of ['', '   ', '<p></p>', '<script>1</script>', '<img>'])
      expect(parsed(html).document).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });
});

describe('frames', () => {
  test('a known player is a card, rebuilt from its id', () => {
    const html = '<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1&x=y" title="Council  meeting"></iframe><p>x</p>';
    expect(parsed(html).document.content[0]).toEqual({
      type: 'linkCard',
      attrs: { url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'Council meeting', description: null, site: 'YouTube' },
    });
  });

  test('any other frame is dropped and named', () => {
    expect(parsed('<iframe src="https://ads.example/x"></iframe><iframe></iframe><p>x</p>').dropped).toEqual(['iframe of ads.example', 'iframe']);
  });
});

describe('links (H-2, H-3, H-4, H-5)', () => {
  test.each([
    ['foo.html', 'https://wire.example/news/today/foo.html'],
    ['/foo', 'https://wire.example/foo'],
    ['//other.example/a', 'https://other.example/a'],
    ['?page=2', 'https://wire.example/news/today/item.html?page=2'],
    ['https://u:p@other.example/a', 'https://other.example/a'],
    ['mailto:desk@wire.example', 'mailto:desk@wire.example'],
    ['tel:+1 520 555 0100', 'tel:+15205550100'],
    ['https://a.example/?utm_source=x&id=7&fbclid=y#top', 'https://a.example/?id=7#top'],
    ['https://a.example/?utm_source=x', 'https://a.example/'],
    ['https://a.example/?q=a%20b+c&gclid=1', 'https://a.example/?q=a%20b+c'],
    ['https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2Fb%3Futm_id%3D1&usg=2', 'https://a.example/b'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=1', 'https://a.example/'],
    ['\u00a0https://a.example/\u200b', 'https://a.example/'],
  ])('%s', (href, expected) => {
    const [paragraph] = parsed(`<p><a href="${href}">x</a></p>`, base).document.content;
    expect(paragraph).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: expected } }] }] });
  });

  test.each(['#note', '', 'javascript:x', 'jav\tascript:x', '\u00a0javascript:x', 'data:text/html,x', 'ftp://a.example/', 'mailto:', 'https://'])(
    '%j is no link; its text stays',
    (href) => {
      expect(asHtml(`<p><a href="${href}">x</a></p>`, base)).toBe('<p>x</p>');
    },
  );

  test('without a base a relative link is none', () => {
    expect(asHtml('<p><a href="foo.html">x</a></p>')).toBe('<p>x</p>');
  });

  test('a link without words goes', () => {
    expect(asHtml('<p>a<a href="https://a.example/"> </a>b <a href="https://a.example/"><b>c</b> d</a></p>')).toBe(
      '<p>a b <a href="https://a.example/" rel="noopener"><strong>c</strong> d</a></p>',
    );
  });

  test('tracking stays where a source counts by it', () => {
    expect(asHtml('<p><a href="https://a.example/?utm_source=x">x</a></p>', { stripTracking: false })).toContain('?utm_source=x');
  });
});

describe('pictures', () => {
  const found = (html: string): readonly FoundImage[] => parsed(html, base).images;

  test('are found with their words and place, and stay out of the text', () => {
    const html =
      '<p>One</p><figure><img src="/a.jpg" alt="A  gate"><figcaption>The <b>gate</b>. <span class="photo-credit">Ana Ruiz</span></figcaption></figure>' +
      '<p>two <img data-src="b.png" src="data:image/gif;base64,R0" alt=""> three</p>';
    expect(found(html)).toEqual([
      { src: 'https://wire.example/a.jpg', alt: 'A gate', caption: 'The gate.', credit: 'Ana Ruiz', index: 1 },
      { src: 'https://wire.example/news/today/b.png', alt: '', caption: null, credit: null, index: 1 },
    ]);
    expect(asHtml(html, base)).toBe('<p>One</p><p>two three</p>');
  });

  test('old WordPress captions, galleries of figures', () => {
    const html =
      '<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">Cap a</p></div>' +
      '<figure class="wp-block-gallery"><figure><img src="/b.jpg"><figcaption>Cap b</figcaption></figure><figure><img src="/c.jpg"></figure><figcaption>All</figcaption></figure>';
    expect(found(html).map(({ src, caption }) => [src, caption])).toEqual([
      ['https://wire.example/a.jpg', 'Cap a'],
      ['https://wire.example/b.jpg', 'Cap b'],
      ['https://wire.example/c.jpg', null],
    ]);
    expect(asHtml(html, base)).toBe('<p>All</p>');
  });

  test('pixels that count readers are dropped', () => {
    const html =
      '<p>x</p><img src="/a.gif" width=1 height=1><img src="https://b.scorecardresearch.com/p?c1=2"><img src="https://feeds.feedburner.com/~r/x/~4/y"><img style="display:none" src="/b.gif">';
    expect(found(html)).toEqual([]);
    expect(parsed(html, base).dropped).toEqual(['tracking pixel', 'img']);
  });

  test('a caption without a picture stays as text', () => {
    expect(asHtml('<figure><img src="data:x"><figcaption>Cap</figcaption></figure>', base)).toBe('<p>Cap</p>');
    expect(asHtml('<figure><table><tr><td>a</td><td>b</td></tr></table><figcaption>Cap</figcaption></figure>')).toBe(
      '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>Cap</p>',
    );
  });

  test('the library’s pictures stand in the text', () => {
    const resolveImage = (src: string) => (src === '/a.jpg' ? { media: 'k1', alt: 'Library', caption: 'Old', credit: 'C', width: 640, height: 480 } : null);
    expect(parsed('<p>One<figure><img src="/a.jpg" alt="New"><figcaption>Cap</figcaption></figure>', { ...base, resolveImage }).document.content[1]).toEqual({
      type: 'image',
      attrs: { media: 'k1', alt: 'New', caption: 'Cap', credit: 'C', width: 640, height: 480 },
    });
  });
});

describe('limits (H-8)', () => {
  test.each([
    ['too long', 'x'.repeat(HTML_CAPS.characters + 1)],
    ['too many elements', '<b>x</b>'.repeat(HTML_CAPS.elements + 1)],
  ])('%s is refused', (_name, html) => {
    expect(parseHtml(html)).toMatchObject({ ok: false, problem: { code: 'story/html-too-large', status: 422 } });
  });

  test('elements that the parser adds count too', () => {
    // every paragraph opens again what the ones before left open
    expect(parseHtml('<p><b><i><u><s><em><strong>x'.repeat(6_000)).ok).toBe(false);
  });

  test.each([
    ['nested boxes', '<div>'.repeat(20_000)],
    ['misnested formatting', `${'<b><i><font>'.repeat(16_000)}${'</p>'.repeat(50)}`],
    ['nested quotes', '<blockquote>'.repeat(40_000)],
    ['nested figures', '<figure><figcaption>'.repeat(20_000)],
    ['nested lists', '<ul><li>'.repeat(20_000)],
    ['nested tables', '<table><tr><td>'.repeat(12_000)],
    ['attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ')}>`],
  ])('%s cost little and keep their text', (_name, html) => {
    expect(cpuTime(() => expect(documentText(parsed(`${html}inside`).document)).toBe('inside'))).toBeLessThan(2_000);
  });
});
