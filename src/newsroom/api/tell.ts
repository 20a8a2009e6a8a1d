import type { StoryChanges } from '#story/changes.ts';
import type { NewsroomParts } from '../handler.ts';

/** Tells the reader's side of a committed change at once. Should that fail, the job of the same transaction tells it again. */
export async function tell(parts: Pick<NewsroomParts, 'onStoryChanged' | 'log'>, changes: StoryChanges): Promise<void> {
  try {
    await parts.onStoryChanged(changes);
  } catch (error) {
    parts.log.error({ err: error, story: changes.storyId }, 'Pages were not dropped at once after a change; the job will do it.');
  }
}
