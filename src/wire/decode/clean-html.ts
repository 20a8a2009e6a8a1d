import sanitizeHtml from 'sanitize-html';
import { isWholeDocument, parseHtmlTree, walkHtml } from './html-text.ts';
import { LIMITS } from './limits.ts';
import { resolveLink } from './link.ts';

const LINKS = ['href', 'src', 'poster', 'cite'] as const;
/** Players that a story may show as a link card (rule H-1); an iframe of any other host is dropped. */
const PLAYERS = [
  'www.youtube.com',
  'www.youtube-nocookie.com',
  'youtube.com',
  'player.vimeo.com',
  'www.dailymotion.com',
  'geo.dailymotion.com',
  'www.facebook.com',
  'platform.twitter.com',
  'embed.bsky.app',
  'www.instagram.com',
  'w.soundcloud.com',
  'open.spotify.com',
  'datawrapper.dwcdn.net',
  'flo.uri.sh',
  'e.infogram.com',
  'www.google.com',
  'www.documentcloud.org',
  'embed.documentcloud.org',
];
/** Hosts whose pictures count readers instead of showing something (rule H-5). */
const COUNTERS =
  /(?:^|\.)(?:feedburner\.com|feedsportal\.com|scorecardresearch\.com|pixel\.wp\.com|stats\.wordpress\.com|doubleclick\.net|quantserve\.com|pixel\.quantserve\.com|google-analytics\.com|pheedo\.com)$/i;

// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

/** An address as a browser would read it: what hides before or inside the scheme is taken out (H-3). */
function safeAddress(written: string, base: string | null): string | null {
  const bare = written.replace(HIDDEN, '');
  if (/^[a-z][a-z0-9+.-]*:/i.test(bare) && !/^(?:https?|mailto|tel):/i.test(bare)) return null;
  const kept = written.trim().replace(/[\t\r\n]/g, '');
  const resolved = resolveLink(kept.startsWith('//') && base === null ? `https:${kept}` : kept, base);
  // A relative address without a base must not turn out to be a scheme once its odd spaces are gone.
  return /^\s*[a-z][a-z0-9+.-]*:/i.test(resolved) || !bare.includes(':') || /^[/?#.]/.test(bare) || /^[^:]*[/?#]/.test(bare) ? resolved : null;
}

function isCounter(attributes: sanitizeHtml.Attributes): boolean {
  const small = (size: string | undefined): boolean => size !== undefined && /^\s*[0-2](?:px)?\s*$/.test(size);
  const { src = '', width, height, style } = attributes;
  const host = URL.parse(src)?.hostname ?? '';
  return (
    small(width) ||
    small(height) ||
    /display\s*:\s*none/i.test(style ?? '') ||
    (COUNTERS.test(host) && /\/~[r4f]\/|pixel|\bb\?|\/p\?|\/b\.gif|collect/i.test(src))
  );
}

function resolveAttributes(attributes: sanitizeHtml.Attributes, base: string | null): sanitizeHtml.Attributes {
  const made = { ...attributes };
  for (const name of LINKS) {
    const value = made[name];
    if (value === undefined) continue;
    const safe = safeAddress(value, base);
    if (safe === null) delete made[name];
    else made[name] = safe;
  }
  return made;
}

const options = (base: string | null): sanitizeHtml.IOptions => ({
  allowedTags: [
    'a',
    'abbr',
    'address',
    'article',
    'aside',
    'audio',
    'b',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
    'code',
    'dd',
    'del',
    'details',
    'dfn',
    'div',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
    'font',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'i',
    'iframe',
    'img',
    'ins',
    'kbd',
    'li',
    'main',
    'mark',
    'ol',
    'p',
    'picture',
    'pre',
    'q',
    's',
    'samp',
    'section',
    'small',
    'source',
    'span',
    'strike',
    'strong',
    'sub',
    'summary',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'time',
    'tr',
    'tt',
    'u',
    'ul',
    'var',
    'video',
    'wbr',
  ],
  allowedAttributes: {
    '*': ['title', 'lang', 'dir', 'class'],
    a: ['href', 'rel'],
    blockquote: ['cite'],
    q: ['cite'],
    img: ['src', 'alt', 'width', 'height', 'data-caption', 'data-credit'],
    iframe: ['src', 'width', 'height'],
    video: ['src', 'poster', 'width', 'height'],
    audio: ['src'],
    source: ['src', 'type'],
    ol: ['start', 'reversed', 'type'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    time: ['datetime'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  allowedIframeHostnames: PLAYERS,
  allowIframeRelativeUrls: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'title', 'xmp', 'template', 'svg', 'head', 'frameset'],
  nestingLimit: 200,
  transformTags: { '*': (tagName, attributes) => ({ tagName, attribs: resolveAttributes(attributes, base) }) },
  exclusiveFilter: (frame) =>
    (frame.tag === 'img' && (frame.attribs['src'] === undefined || isCounter(frame.attribs))) || (frame.tag === 'iframe' && frame.attribs['src'] === undefined),
});

/** Why this HTML is too much to be worked on (H-8), counted before anything is parsed; null where it is not. */
export function tooMuchHtml(html: string): string | null {
  if (html.length > LIMITS.htmlChars) return `its text has ${html.length} characters; at most ${LIMITS.htmlChars} are read`;
  let elements = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) if (/[a-z]/i.test(html.charAt(at + 1))) elements++;
  return elements > LIMITS.htmlElements ? `its text has ${elements} elements; at most ${LIMITS.htmlElements} are read` : null;
}

/** The part of a whole HTML document that is its body (rule H-1); a piece of HTML as it is. */
function bodyOnly(html: string): string {
  if (!isWholeDocument(html)) return html;
  let body: string | null = null;
  walkHtml(parseHtmlTree(html, true), (node) => {
    const place = node.nodeName === 'body' && 'tagName' in node ? node.sourceCodeLocation : undefined;
    if (place?.startTag !== undefined) body ??= html.slice(place.startTag.endOffset, place.endTag?.startOffset ?? place.endOffset);
    return body === null;
  });
  return body ?? html;
}

/** An iframe that is never closed would take the rest of the text with it: its tag goes, the text stays. */
function closeFrames(html: string): string {
  const end = html.toLowerCase().lastIndexOf('</iframe');
  return html.slice(0, end + 1) + html.slice(end + 1).replace(/<iframe\b[^<>]*>/gi, '');
}

/**
 * A source's HTML without what acts or counts: scripts, styles, handlers, foreign frames, tracking pictures, addresses
 * that are not http(s), mailto or tel; relative ones made absolute against `base`. Structure and words stay. Of a whole
 * document only the body. Null where nothing is left. Not yet fit for a page: `story/parse-html.ts` makes the document.
 */
export function cleanHtml(html: string, base: string | null): string | null {
  const clean = /[<&]/.test(html) ? sanitizeHtml(closeFrames(bodyOnly(html)), options(base)).trim() : html.trim();
  return clean === '' ? null : clean;
}
