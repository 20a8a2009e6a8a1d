import { refuse } from '#platform/result.ts';
import type { Answer } from '../answer.ts';
import type { NewsroomParts } from '../handler.ts';
import type { StaffMember } from '../staff.ts';

export async function takeItem(_parts: NewsroomParts, _asked: { readonly id: string; readonly section: string | undefined; readonly me: StaffMember }): Promise<Answer<{ readonly story: string }>> {
  return refuse('wire/held', 'Not yet.');
}
