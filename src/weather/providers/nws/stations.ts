import { z } from 'zod';
import { ok, refuse, type Result } from '#platform/result.ts';
import { answerOf, middleOf, propertiesOf } from './answer.ts';
import { fieldsOf, textOf } from './loose.ts';

/** An observation station near a place. */
export type NwsStation = { readonly id: string; readonly name: string | null; readonly latitude: number | null; readonly longitude: number | null };

const answerShape = z.looseObject({ features: z.array(z.unknown()) });

/** Reads an answer of `…/stations`: stations, nearest first. Refuses `weather/bad-answer` for another answer. */
export function decodeStations(json: unknown): Result<readonly NwsStation[]> {
  const answer = answerOf(json);
  if (!answer.ok) return answer;
  const shape = answerShape.safeParse(answer.value);
  if (!shape.success) return refuse('weather/bad-answer', 'The answer has no list of stations.');
  return ok(
    shape.data.features.flatMap((feature) => {
      const p = propertiesOf(fieldsOf(feature));
      const id = textOf(p['stationIdentifier']);
      const middle = middleOf(fieldsOf(feature)['geometry']);
      return id === null ? [] : [{ id, name: textOf(p['name']), latitude: middle?.latitude ?? null, longitude: middle?.longitude ?? null }];
    }),
  );
}
