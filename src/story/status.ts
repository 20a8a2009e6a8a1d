/** The states of a story. Who may make which move is `newsroom/roles.ts`; which moves there are is `story/publish.ts`. */
export const STORY_STATUSES = ['draft', 'submitted', 'scheduled', 'published', 'unpublished', 'killed', 'spiked'] as const;

/** One of `STORY_STATUSES`. */
export type StoryStatus = (typeof STORY_STATUSES)[number];
