import type { Instant } from '#platform/clock.ts';
import type { WireItem } from './item.ts';

/** Words at the head of a headline, slug or note that say "embargo" where no field does (W-51). */
const EMBARGO_WORDS =
  /^\W*(?:strictly\s+)?(?:embargoed\b|embargo\s*(?:[:\-–—/]|$|until\b|till\b|to\s+\d)|hold\s+for\s+release\b|not\s+for\s+(?:publication|release)\s+(?:until|before)\b|sperrfrist\b|frei\s+für\b)/i;
/** The same anywhere in an editors' note, as a whole statement. */
const EMBARGO_NOTE = /\b(?:strictly\s+)?embargoed\s+(?:until|till|to|for)\b|\bhold\s+for\s+release\b/i;
/** Openings that order a withdrawal (W-31). "Robot kills factory worker" is none: the order stands alone or in capitals. */
const KILL_WORDS =
  /^\W*(?:(?:mandatory\s+)?kill(?:\s*[:\-–—/]|$)|bulletin\s+kill\b|story\s+withdrawn\b|disregard\b|please\s+kill\b|eds?:\s*please\s+(?:kill|disregard)\b)|^\W*(?:MANDATORY KILL|KILL|WITHDRAWN)\b(?=\s*[A-Z(:\-–—]|\s*$)/;
const KILL_TEXT = /\bplease\s+kill\s+(?:the|this)\s+story\b|\ba\s+kill\s+is\s+mandatory\b|\bmake\s+certain\s+the\s+(?:story|item)\s+is\s+not\s+used\b/i;

/** The embargo as an instant; null where there is none or it cannot be read. */
export function embargoInstant(item: WireItem): Instant | null {
  const { embargoedUntil } = item;
  if (embargoedUntil === null || !embargoedUntil.endsWith('Z')) return null;
  const at = Date.parse(embargoedUntil);
  return Number.isNaN(at) ? null : at;
}

function wordsThatHold(item: WireItem): string | null {
  const heads = [item.headline, item.slugline, item.edNote, item.bodyText?.split('\n', 1)[0] ?? null].filter((text) => text !== null);
  if (heads.some((text) => KILL_WORDS.test(text)) || [item.edNote, item.bodyText].some((text) => KILL_TEXT.test(text ?? '')))
    return 'its words order that a story be withdrawn: look at it before anything is used';
  // A note that only repeats a readable embargo holds nothing beyond it.
  if (embargoInstant(item) !== null) return null;
  return heads.some((text) => EMBARGO_WORDS.test(text)) || EMBARGO_NOTE.test(item.edNote ?? '')
    ? 'its words speak of an embargo, and no date in it can be read'
    : null;
}

/**
 * Why an item is held for an editor, in plain words; null where nothing speaks against it. Doubt always holds (wire
 * rules W-31, W-51, X-9). An embargo that can be read does not hold: it is kept and obeyed at its time.
 */
export function holdReason(item: WireItem): string | null {
  if (item.pubStatus === 'canceled') return 'its source has withdrawn it';
  if (item.embargoedUntil !== null && embargoInstant(item) === null) {
    return item.embargoedUntil.endsWith('Naive')
      ? 'its embargo has no time zone: set one for the source'
      : `its embargo cannot be read: "${item.embargoedUntil.slice(0, 80)}"`;
  }
  if (item.pubStatus === 'withheld') return 'its source withholds it, or its status cannot be read';
  return wordsThatHold(item);
}
