import { personName } from './person.ts';

const LEAD = /^(?:story\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+(?=\S)/i;
const JOIN = /\s+(?:and|und|y|e|et|&)\s+|\s*;\s*|\s+\|\s+/i;
/** Initials of the desk: "gr/bp". */
const INITIALS = /^[a-z]{1,3}(?:\/[a-z]{1,3})*$/;

/** The agency's name behind a person's: ", AP", ", Reuters", ", dpa". A university or paper stays: it says who the writer is. */
function withoutAgency(name: string, agencies: readonly (string | null)[]): string {
  const comma = name.lastIndexOf(',');
  if (comma === -1) return name;
  const tail = name
    .slice(comma + 1)
    .trim()
    .toLowerCase();
  const known = agencies.some((agency) => agency !== null && agency.trim().toLowerCase() === tail);
  return known || /^(?:ap|afp|dpa|efe|ansa|cnn|npr|pa|reuters|associated press|the associated press)$/.test(tail) ? name.slice(0, comma).trim() : name;
}

/**
 * Names of a byline as written, for readers (W-74): one leading "By" off, joined names parted, addresses and the
 * agency's own name off, initials of a desk dropped. Letters stay as they are. Empty where nobody is named: the agency
 * never stands in for a person.
 */
export function bylineNames(byline: string | null, agencies: readonly (string | null)[]): readonly string[] {
  if (byline === null) return [];
  const names = byline
    .replace(LEAD, '')
    .split(JOIN)
    .map((part) => withoutAgency(personName(part.replace(LEAD, '')) ?? '', agencies).replace(/[,\s]+$/, ''))
    .filter((name) => name !== '' && !INITIALS.test(name) && !/^\S+@\S+$/.test(name))
    .filter((name) => !agencies.some((agency) => agency !== null && agency.trim().toLowerCase() === name.toLowerCase()));
  return [...new Set(names)];
}
