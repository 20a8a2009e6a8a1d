import { call, type Answer, type Given } from '../client.ts';
import type { StoryView } from './open-stories.ts';

/** A move as the API names it. */
export type Move = StoryView['moves'][number];

/** What a person adds to a move. */
export type MoveWords = { readonly note?: string; readonly text?: string; readonly reason?: string; readonly at?: number; readonly tellReaders?: boolean };

/** Makes a move from the revision that the person saw. */
export function makeMove(move: Move, id: string, baseRevision: number, words: MoveWords): Promise<Answer<StoryView>> {
  const given = { params: { id }, body: { baseRevision, ...words } } as unknown as Given<'stories.publish'>;
  return call(`stories.${move}` as 'stories.publish', given);
}

/** Moves that need words of the person first; the rest is made at once. */
export const ASKS: ReadonlySet<Move> = new Set<Move>(['publish', 'republish', 'schedule', 'update', 'correct', 'unpublish', 'kill', 'return', 'spike']);

/** The move that the person most likely wants next. */
export function mainMove(moves: readonly Move[], status: string): Move | null {
  const order: readonly Move[] = status === 'published' ? ['update'] : ['publish', 'republish', 'submit', 'unspike'];
  return order.find((move) => moves.includes(move)) ?? null;
}
