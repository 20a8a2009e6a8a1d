import type { Instant } from '#platform/clock.ts';

/** A correction that readers see on the story and on the corrections page (schema.org CorrectionComment). */
export type Correction = { readonly id: string; readonly at: Instant; readonly text: string };
