import { htmlToText, plainLine } from './html-text.ts';
import { asList, asObject, asText, field, type JsonObject } from './read-json.ts';

/** A text of ninjs with what it is: `headlines[]`, `bodies[]` and `descriptions[]` of 2.x and 3.x, `body_html` of 1.x. */
type Text = { readonly role: string; readonly html: boolean | null; readonly value: string };

const IS_HTML = /html/i;

function listed(object: JsonObject, name: string): readonly Text[] {
  return asList(field(object, name)).flatMap((entry) => {
    const one = asObject(entry);
    const value = asText(one === null ? entry : field(one, 'value'));
    if (value === null) return [];
    const role = asText(field(one ?? {}, 'role'))?.toLowerCase() ?? '';
    const type = asText(field(one ?? {}, 'contentType', 'contenttype'))?.toLowerCase() ?? '';
    return [{ role, value, html: type === '' ? (role === '' ? null : IS_HTML.test(role)) : IS_HTML.test(type) ? true : /plain/.test(type) ? false : null }];
  });
}

/** Properties named PREFIX_html, PREFIX_xhtml, PREFIX_text of 1.x. Other endings (body_markdown, body_nitf) are not read. */
function flat(object: JsonObject, prefix: string): readonly Text[] {
  const html = ['html', 'xhtml', 'html5'].flatMap((role) =>
    asText(object[`${prefix}_${role}`]) === null ? [] : [{ role, html: true, value: asText(object[`${prefix}_${role}`]) ?? '' }],
  );
  const text = asText(object[`${prefix}_text`]);
  const bare = asText(object[prefix]);
  return [...html, ...(text === null ? [] : [{ role: 'text', html: false, value: text }]), ...(bare === null ? [] : [{ role: '', html: null, value: bare }])];
}

const looksHtml = (text: Text): boolean => text.html ?? /<\/?(?:p|br|div|body|html|h\d|ul|article)\b/i.test(text.value);
const FOREIGN = /^\s*<(?:\?xml|TTNITF|nitf|newsMessage)/i;

/** Body as HTML and as text. Of several HTML bodies the first plain one: a "rich" one has the pictures built in. */
export function bodyOf(object: JsonObject): { readonly html: string | null; readonly text: string | null } {
  const all = [...listed(object, 'bodies'), ...flat(object, 'body')].filter((text) => text.html !== null || !FOREIGN.test(text.value));
  const html = all.filter(looksHtml);
  const best = html.find((text) => !/rich|amp/.test(text.role)) ?? html[0];
  return { html: best?.value ?? null, text: all.find((text) => !looksHtml(text))?.value ?? null };
}

/** Headline as plain text: the flat one, else the list's `main`, else its first. (`title` is a name for filing.) */
export function headlineOf(object: JsonObject): string | null {
  const list = listed(object, 'headlines');
  const main = list.find((text) => /^(?:main|headline|default)?$/.test(text.role)) ?? list[0];
  for (const value of [asText(object['headline']), main?.value]) {
    const line = value === undefined || value === null ? null : plainLine(value);
    if (line !== null) return line;
  }
  return null;
}

/** Summary as plain text: of a list the plain text meant for readers, not the caption writer's signature. */
export function summaryOf(object: JsonObject): string | null {
  const all = [...listed(object, 'descriptions'), ...flat(object, 'description'), ...flat(object, 'abstract')];
  const best = all.find((text) => !looksHtml(text) && !/writer|caption-?writer|alt/.test(text.role)) ?? all[0];
  if (best === undefined) return null;
  return looksHtml(best) ? htmlToText(best.value) : best.value;
}
