import { newId } from '#platform/id.ts';
import { ok, refuse } from '#platform/result.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { readStation, saveStation, STATION_KIND_KEY } from '../station-settings.ts';
import { meOf } from './session.ts';

const SPENT = 'This set-up link was used or is over. Start the program again: it prints a new one while there is no administrator.';

/** The first administrator, and what the station opens as. */
export function setupHandlers(parts: NewsroomParts): HandlersOf<'setup.get' | 'setup.create'> {
  const { store, staff, links, sessions } = parts;
  return {
    async 'setup.get'() {
      const kind = await store.settings.get(STATION_KIND_KEY);
      const { name } = await readStation(store, parts.defaultStation);
      return ok({ needed: !(await staff.hasAdministrator()), stationKind: kind === 'sample' || kind === 'empty' ? kind : null, stationName: name });
    },
    async 'setup.create'({ body, address, headers, setCookies }) {
      if ((await links.use(body.token))?.kind !== 'setup' || (await staff.hasAdministrator())) return refuse('staff/link-spent', SPENT);
      const created = await staff.create({ name: body.name, email: body.email, role: 'administrator', password: body.password });
      if (!created.ok) return created;
      await parts.openStation(body.station);
      await store.transaction(async (tx) => {
        const now = await tx.now();
        await tx.settings.set(STATION_KIND_KEY, body.station);
        if (body.station === 'empty') {
          const station = await readStation(tx, parts.defaultStation);
          const name = body.stationName ?? station.name;
          const place = body.place ?? station.place;
          await saveStation(
            tx,
            {
              ...station,
              name,
              mark: body.stationName === undefined ? station.mark : { plain: name, accent: '' },
              place,
              timeZone: place?.timeZone ?? station.timeZone,
            },
            newId(now),
          );
        }
        await tx.audit.add({
          at: now,
          by: created.value.name,
          action: 'station.setup',
          subject: `staff:${created.value.id}`,
          detail: { station: body.station },
        });
      });
      await parts.onStationChanged();
      const signedIn = await sessions.signIn({ email: body.email, password: body.password, address, headers });
      if (!signedIn.ok) return signedIn;
      setCookies(signedIn.value.cookies);
      return ok(meOf(created.value));
    },
  };
}
