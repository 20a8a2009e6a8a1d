import { isDeepStrictEqual } from 'node:util';
import { problem } from '#platform/problem.ts';
import { ok } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import { storyChanges, type StoryChanges } from '#story/changes.ts';
import { checkDocument } from '#story/document-schema.ts';
import { withEmbargo } from '#story/embargo.ts';
import { standing } from '#story/moves.ts';
import type { Story, StoryContent } from '#story/story.ts';
import type { Answer } from '../answer.ts';
import type { ResponseOf } from '../contract.ts';
import type { Given, HandlersOf, NewsroomParts } from '../handler.ts';
import { may } from '../roles.ts';
import type { StaffMember } from '../staff.ts';
import { readStation } from '../station-settings.ts';
import { addChangeJobs, changedSinceLive, conflict, isWritable, noStory } from '../story-work.ts';
import { tell } from './tell.ts';

/** A version of a run of autosaves by one person is kept at least this often. */
const KEEP_EVERY_MS = 5 * 60 * 1000;

type Body = Given<'stories.save'>['body'];
type Saved = { readonly answer: ResponseOf<'stories.save'>; readonly changes: StoryChanges | null };

/** Saves the working copy. The answer is given only once the change is committed. */
export function saveHandlers(parts: NewsroomParts): HandlersOf<'stories.save'> {
  return {
    async 'stories.save'({ params, body, me }) {
      const document = checkDocument(body.content.body);
      if (!document.ok) return document;
      const content: StoryContent = { ...body.content, body: document.value };
      const sections = (await readStation(parts.store, parts.defaultStation)).sections.map((section) => section.slug);
      const saved = await parts.store.transaction((tx) => save(tx, { id: params.id, body, content, me, sections }));
      if (!saved.ok) return saved;
      if (saved.value.changes !== null) await tell(parts, saved.value.changes);
      return ok(saved.value.answer);
    },
  };
}

type Wanted = { readonly id: string; readonly body: Body; readonly content: StoryContent; readonly me: StaffMember; readonly sections: readonly string[] };

async function save(tx: Store, { id, body, content, me, sections }: Wanted): Promise<Answer<Saved>> {
  const before = await tx.stories.find(id);
  if (before === null) return noStory();
  const now = await tx.now();
  const next: Story = {
    ...(body.embargoedUntil === undefined ? before : withEmbargo(before, body.embargoedUntil, now)),
    content,
    slug: body.slug ?? before.slug,
    rights: body.rights ?? before.rights,
    revision: before.revision + 1,
    savedAt: now,
  };
  // Also when the revision is not the one seen: an answer may have been lost on its way, and the same text came again.
  if (!body.mark && sameMatter(before, next)) return ok({ answer: answerOf(before), changes: null });
  if (before.revision !== body.baseRevision) return conflict(before);
  const refused = refusal(before, next, me, now, sections);
  if (refused !== null) return { ok: false, problem: refused };
  const keeps = await versionsToKeep(tx, before, next, me, body.mark);
  const saved = await tx.stories.save(next, before.revision);
  if (!saved.ok) return saved;
  for (const version of keeps) await tx.stories.addVersion(version);
  const changes = fieldsChanged(before, next) ? storyChanges(before, next, now) : null;
  if (changes !== null) {
    await tx.audit.add({
      at: now,
      by: me.name,
      action: 'story.fields',
      subject: `story:${id}`,
      detail: { staff: me.id, before: fieldsOf(before), after: fieldsOf(next) },
    });
    await addChangeJobs(tx, changes, next.revision);
  }
  return ok({ answer: answerOf(saved.value), changes });
}

function answerOf(story: Story): Saved['answer'] {
  return { revision: story.revision, savedAt: story.savedAt, slug: story.slug, changedSinceLive: changedSinceLive(story) };
}

const fieldsOf = ({ slug, embargoedUntil, rights }: Story) => ({ slug, embargoedUntil, rights });

function fieldsChanged(before: Story, next: Story): boolean {
  return !isDeepStrictEqual(fieldsOf(before), fieldsOf(next));
}

function sameMatter(before: Story, next: Story): boolean {
  return !fieldsChanged(before, next) && isDeepStrictEqual(before.content, next.content);
}

/** Slug, embargo and rights act on readers at once; where a story is out or about to be, they are an editor's. */
function refusal(before: Story, next: Story, me: StaffMember, now: number, sections: readonly string[]) {
  if (!isWritable(before))
    return problem(
      'story/move-refused',
      before.status === 'killed' ? 'This story was killed; its text rests as it is.' : 'This story is on the spike. Take it off the spike to go on with it.',
    );
  const section = next.content.section;
  if (section !== before.content.section && !sections.includes(section)) return problem('request/bad', `The station has no section "${section}".`);
  const status = standing(before, now);
  if ((status === 'published' || status === 'scheduled') && fieldsChanged(before, next) && !may(me.role, 'story.publish')) {
    return problem('request/not-allowed', 'This story is out or scheduled: only an editor changes its address, embargo or rights now.');
  }
  return null;
}

/**
 * Which versions a save leaves: the text of the person before, when someone else goes on; and the new text when asked
 * (`mark`), when the person is new, or when the last version is some minutes old.
 */
async function versionsToKeep(tx: Store, before: Story, next: Story, me: StaffMember, mark: boolean) {
  const last = await tx.stories.lastVersion(before.id);
  const keep = (story: Story, by: string, at: number) => ({
    story: story.id,
    number: story.revision,
    content: story.content,
    by,
    at,
    reason: 'save',
    note: null,
  });
  const someoneElse = last !== null && last.by !== me.name;
  const unkept = someoneElse && last.number < before.revision && !isDeepStrictEqual(last.content, before.content);
  const due = mark || last === null || someoneElse || next.savedAt - last.at >= KEEP_EVERY_MS;
  return [...(unkept ? [keep(before, last.by, before.savedAt)] : []), ...(due ? [keep(next, me.name, next.savedAt)] : [])];
}
