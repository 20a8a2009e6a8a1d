import type { Check, CheckCode } from '#story/checks.ts';
import type { ResponseOf } from '../contract.ts';

type CheckLine = ResponseOf<'stories.checks'>['checks'][number];

/** Which field of the form a check speaks of. */
const FIELDS: Readonly<Record<CheckCode, string | null>> = {
  'no-headline': 'headline',
  'no-slug': 'slug',
  'bad-slug': 'slug',
  'no-section': 'section',
  'empty-body': 'body',
  'picture-without-alt': null,
  'picture-without-credit': null,
  embargoed: 'embargoedUntil',
  'wire-without-credit': 'credit',
  'wire-without-source': 'credit',
  'rights-expired': 'rights',
  'no-byline': 'bylines',
  'no-summary': 'summary',
};

/** Checks as the desk shows them. */
export function checkLines(found: readonly Check[]): readonly CheckLine[] {
  return found.map(({ code, level, message }) => ({ code, level: level === 'blocks' ? 'stop' : 'warn', text: message.en, field: FIELDS[code] }));
}
