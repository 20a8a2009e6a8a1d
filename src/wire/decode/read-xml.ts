import { ok, failed, type Result } from '#platform/result.ts';
import { parseXml, type XmlElement } from '#platform/xml.ts';
import { parseXmlLenient } from '#platform/xml-lenient.ts';
import { removeDoctype } from './doctype.ts';
import { decodeEntities } from './html-entities.ts';
import { outsideCdata } from './outside-cdata.ts';

/** A document's tree, and what was wrong with it. `strict` is false where it is not well-formed XML. */
export type ReadXml = { readonly root: XmlElement; readonly strict: boolean; readonly problems: readonly string[] };

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/**
 * Entities of HTML (`&nbsp;`) that XML does not know, as numbers, so that one of them does not make the whole document
 * count as broken. CDATA is left alone.
 */
function numberHtmlEntities(text: string): string {
  return outsideCdata(text, (part) =>
    part.replace(/&([A-Za-z][A-Za-z0-9]{1,31});/g, (whole, name: string) => {
      const value = XML_ENTITIES.has(name) ? whole : decodeEntities(whole);
      return value === whole ? whole : [...value].map((c) => `&#${c.codePointAt(0)};`).join('');
    }),
  );
}

/**
 * Text to a tree: DOCTYPE out, strict parse, else one lenient parse marked as a problem. Refuses
 * `wire/too-large` at a cap and `wire/broken` where not even one element is there.
 */
export function readXml(text: string): Result<ReadXml> {
  const bare = removeDoctype(text.trimStart());
  if (!bare.ok) return bare;
  const source = numberHtmlEntities(bare.value.text);
  const strict = parseXml(source);
  if (strict.ok) return ok({ root: strict.value, strict: true, problems: bare.value.problems });
  if (strict.problem.code === 'wire/too-large') return failed(strict.problem);
  const lenient = parseXmlLenient(source, decodeEntities);
  if (!lenient.ok) return lenient;
  return ok({ root: lenient.value, strict: false, problems: [...bare.value.problems, strict.problem.detail] });
}
