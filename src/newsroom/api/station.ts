import { newId } from '#platform/id.ts';
import { ok, refuse } from '#platform/result.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { readStation, saveStation } from '../station-settings.ts';

/** The station's settings, and how its weather stands. */
export function stationHandlers(parts: NewsroomParts): HandlersOf<'settings.get' | 'settings.save' | 'weather.status'> {
  const { store } = parts;
  return {
    'settings.get': async () => ok(await readStation(store, parts.defaultStation)),
    async 'settings.save'({ body, me }) {
      const taken = body.sections.find((section) => parts.reservedPaths.includes(section.slug));
      if (taken !== undefined) return refuse('request/bad', `A section cannot have the address "${taken.slug}": the site uses it itself.`);
      await store.transaction(async (tx) => {
        const now = await tx.now();
        const before = await readStation(tx, parts.defaultStation);
        await saveStation(tx, body, newId(now));
        await tx.audit.add({ at: now, by: me.name, action: 'station.save', subject: 'station', detail: { staff: me.id, before, after: body } });
      });
      await parts.onStationChanged();
      return ok(await readStation(store, parts.defaultStation));
    },
    async 'weather.status'() {
      const places = await store.forecasts.places();
      const kept = await Promise.all(
        places.flatMap((place) =>
          parts.weatherSources().map(async (source) => (await store.forecasts.sections(place.id, source)).map((section) => ({ place, section }))),
        ),
      );
      const sections = kept.flat().map(({ place, section }) => ({
        place: place.name,
        source: section.source,
        section: section.section,
        issuedAt: section.issuedAt,
        fetchedAt: section.fetchedAt,
        expiresAt: section.expiresAt,
        problem: section.problem?.detail ?? null,
      }));
      return ok({ sections });
    },
  };
}
