import { newId } from '#platform/id.ts';
import { problem } from '#platform/problem.ts';
import { ok, type Result } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import { checks } from '#story/checks.ts';
import { returnToDraft, spike, submit, unspike } from '#story/desk-moves.ts';
import { standing } from '#story/moves.ts';
import type { By, Outcome } from '#story/outcome.ts';
import { correct, kill, publish, republish, schedule, unpublish, unschedule, update } from '#story/publish.ts';
import type { Story } from '#story/story.ts';
import type { Answer } from '../answer.ts';
import type { Move } from '../contract/story.ts';
import type { ResponseOf } from '../contract.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import type { StaffMember } from '../staff.ts';
import { freeSlug, isPlaceholder } from '../story-slug.ts';
import { conflict, mayMove, noStory, storyViewOf, writeOutcome } from '../story-work.ts';
import { checkLines } from './checks.ts';
import { tell } from './tell.ts';

/** A move that a person asked for: on which story, seen at which revision, and what to do with it. */
export type AskedMove = {
  readonly id: string;
  readonly baseRevision: number;
  readonly me: StaffMember;
  /** The move of the desk, where it is one. */
  readonly name?: Move;
  /** Word for the audit log: `story.publish`. */
  readonly action: string;
  readonly note?: string | undefined;
  /** What the audit line says besides the usual. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** When it goes out, where that is not now: the checks are made for that instant. */
  readonly at?: number;
  apply(story: Story, by: By): Result<Outcome>;
};

/** Makes a move: load, pure move, story + version + audit + jobs in one transaction, then readers' pages are told. */
export async function makeMove(parts: NewsroomParts, asked: AskedMove): Promise<Answer<ResponseOf<'stories.get'>>> {
  const moved = await parts.store.transaction(async (tx): Promise<Answer<{ story: Story; outcome: Outcome; now: number }>> => {
    const found = await tx.stories.find(asked.id);
    if (found === null) return noStory();
    if (found.revision !== asked.baseRevision) return conflict(found);
    const now = await tx.now();
    if (asked.name !== undefined && !mayMove(asked.me.role, asked.name, standing(found, now)))
      return { ok: false, problem: problem('request/not-allowed', 'An editor scheduled this story. Ask an editor to take it off the schedule.') };
    const story = await named(tx, found, now);
    const outcome = asked.apply(story, { by: asked.me.name, now, note: asked.note ?? null });
    if (!outcome.ok) return explained(outcome, story, asked.at ?? now);
    const saved = await writeOutcome(tx, found.revision, outcome.value, asked.me, asked.action, asked.detail);
    return saved.ok ? ok({ story: saved.value, outcome: outcome.value, now }) : saved;
  });
  if (!moved.ok) return moved;
  await tell(parts, moved.value.outcome.changes);
  return ok(storyViewOf(moved.value.story, asked.me, moved.value.now));
}

/** A story that still has the address of a story without headline gets one from its headline before it goes on. */
async function named(tx: Store, story: Story, now: number): Promise<Story> {
  if (!isPlaceholder(story.slug) || story.live !== null || story.content.headline === '') return story;
  return { ...story, slug: await freeSlug(tx, story.content.headline, now, story.slug) };
}

function explained(refused: Extract<Result<Outcome>, { ok: false }>, story: Story, at: number): Answer<never> {
  if (refused.problem.code !== 'story/not-ready') return refused;
  return { ok: false, problem: { ...refused.problem, extra: { checks: checkLines(checks(story, at)) } } };
}

/** One handler per move. What each asks of the person is in the contract, what it does is in `story/`. */
export function moveHandlers(parts: NewsroomParts): HandlersOf<`stories.${Move}`> {
  const move = (
    given: { params: { id: string }; body: { baseRevision: number }; me: StaffMember },
    name: Move,
    apply: AskedMove['apply'],
    more: Partial<AskedMove> = {},
  ) => makeMove(parts, { id: given.params.id, baseRevision: given.body.baseRevision, me: given.me, name, action: `story.${name}`, apply, ...more });
  return {
    'stories.submit': (given) => move(given, 'submit', submit),
    'stories.return': (given) => move(given, 'return', returnToDraft, { note: given.body.note }),
    'stories.schedule': (given) =>
      move(given, 'schedule', (story, by) => schedule(story, given.body.at, by), { at: given.body.at, detail: { at: given.body.at } }),
    'stories.unschedule': (given) => move(given, 'unschedule', unschedule),
    'stories.publish': (given) => move(given, 'publish', publish),
    'stories.update': (given) =>
      move(given, 'update', (story, by) => update(story, { ...by, markUpdated: given.body.tellReaders }), {
        note: given.body.note,
        detail: { tellReaders: given.body.tellReaders },
      }),
    'stories.correct': (given) =>
      move(given, 'correct', (story, { by, now }) => correct(story, { id: newId(now), text: given.body.text }, { by, now }), {
        detail: { text: given.body.text },
      }),
    'stories.unpublish': (given) => move(given, 'unpublish', unpublish, { note: given.body.reason, detail: { reason: given.body.reason } }),
    'stories.republish': (given) => move(given, 'republish', republish),
    'stories.kill': (given) => move(given, 'kill', kill, { note: given.body.reason, detail: { reason: given.body.reason } }),
    'stories.spike': (given) => move(given, 'spike', spike),
    'stories.unspike': (given) => move(given, 'unspike', unspike),
  };
}
