import type { Connection } from './connection.ts';

/**
 * Takes the sample station out of the database: its stories with their versions and addresses, its wire, its pictures'
 * entries, and every place with its forecast. The station's own rows and the audit log stay.
 */
export async function removeSamples(connection: Connection): Promise<void> {
  await connection.atomically(async ({ write }) => {
    const stories = write.selectFrom('stories').select('id').where('sample', '=', 1);
    for (const table of ['story_versions', 'story_slugs', 'story_addresses', 'story_topics', 'story_authors'] as const) {
      await write.deleteFrom(table).where('story', 'in', stories).execute();
    }
    await write.deleteFrom('stories').where('sample', '=', 1).execute();
    const items = write.selectFrom('wire_items').select('id').where('sample', '=', 1);
    await write.deleteFrom('wire_item_versions').where('item', 'in', items).execute();
    await write.deleteFrom('wire_items').where('sample', '=', 1).execute();
    const sources = write.selectFrom('wire_sources').select('id').where('sample', '=', 1);
    await write.deleteFrom('wire_quarantine').where('source', 'in', sources).execute();
    await write.deleteFrom('wire_sources').where('sample', '=', 1).execute();
    await write.deleteFrom('media').where('sample', '=', 1).execute();
    await write.deleteFrom('forecast_sections').execute();
    await write.deleteFrom('places').execute();
  });
}
