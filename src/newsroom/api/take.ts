import { ok, refuse } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import { draftFromItem } from '#wire/draft.ts';
import type { Answer } from '../answer.ts';
import type { NewsroomParts } from '../handler.ts';
import { newStory } from '../new-story.ts';
import type { StaffMember } from '../staff.ts';
import { readStation } from '../station-settings.ts';
import { freeSlug } from '../story-slug.ts';

/** Which item to a draft, for which section (else the source's, else the station's first). */
export type AskedTake = { readonly id: string; readonly section: string | undefined; readonly me: StaffMember };

type Taken = Answer<{ readonly story: string }>;

/** Takes one item after the other: two clicks at once make one draft, also where the database would let two pass. */
export function takes(parts: NewsroomParts): (asked: AskedTake) => Promise<Taken> {
  let last: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const taken = last.then(() => takeItem(parts, asked));
    last = taken.catch(() => {});
    return taken;
  };
}

/**
 * Draft, version, mark on the item and audit line in one transaction. An item that was taken gives its story again;
 * `wire/held` for what is withheld, withdrawn or in doubt. A future embargo comes along on the draft.
 */
async function takeItem(parts: NewsroomParts, asked: AskedTake): Promise<Taken> {
  const station = await readStation(parts.store, parts.defaultStation);
  const sections = station.sections.map(({ slug }) => slug);
  if (asked.section !== undefined && !sections.includes(asked.section)) return refuse('request/bad', `The station has no section "${asked.section}".`);
  return parts.store.transaction(async (tx): Promise<Taken> => {
    const kept = await tx.wire.find(asked.id);
    if (kept === null) return refuse('wire/item-not-found', 'There is no wire item with this identifier.');
    if (kept.story !== null && (await tx.stories.find(kept.story)) !== null) return ok({ story: kept.story });
    const source = await tx.wire.source(kept.source);
    const section = [asked.section, source?.section, sections[0]].find((one) => one !== undefined && one !== null && sections.includes(one)) ?? null;
    const draft = draftFromItem(kept, { source, section, language: station.language });
    if (!draft.ok) return draft;
    return write(tx, kept, draft.value, asked.me);
  });
}

type Kept = NonNullable<Awaited<ReturnType<Store['wire']['find']>>>;
type Draft = Extract<ReturnType<typeof draftFromItem>, { ok: true }>['value'];

async function write(tx: Store, kept: Kept, { content, origin, rights, embargoedUntil, leftOut }: Draft, me: StaffMember): Promise<Taken> {
  const now = await tx.now();
  const slug = await freeSlug(tx, content.headline, now);
  const created = await tx.stories.create(newStory(now, { slug, content, origin, rights, embargoedUntil, sample: kept.sample }));
  if (!created.ok) return created;
  const { id } = created.value;
  const note = leftOut.length === 0 ? null : `Left out of the source’s text: ${leftOut.join('; ')}`.slice(0, 2000);
  await tx.stories.addVersion({ story: id, number: 1, content, by: 'wire', at: now, reason: 'take', note });
  await tx.wire.markTaken(kept.id, id);
  await tx.audit.add({
    at: now,
    by: me.name,
    action: 'wire.take',
    subject: `story:${id}`,
    detail: { staff: me.id, item: kept.id, source: kept.sourceName, uri: kept.item.uri, version: kept.item.version },
  });
  return ok({ story: id });
}
