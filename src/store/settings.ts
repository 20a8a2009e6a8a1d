import type { Connection } from './connection.ts';
import { toJson } from './row.ts';
import type { SettingsStore } from './store.ts';

/** The station's settings: JSON by key. A key that was never set gives null. */
export function settingsStore(connection: Connection): SettingsStore {
  return {
    async get(key) {
      const row = await connection.read.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.value) as unknown);
    },
    async set(key, value) {
      const json = toJson(value);
      await connection.write
        .insertInto('settings')
        .values({ key, value: json })
        .onConflict((c) => c.column('key').doUpdateSet({ value: json }))
        .execute();
    },
  };
}
