import { z } from 'zod';
import { newId } from '#platform/id.ts';
import type { WireItem } from '#wire/item.ts';
import type { Connection } from './connection.ts';
import { flagColumn, jsonColumn, readRow, toFlag, toJson } from './row.ts';
import { holdsWords, searchText, unindexed } from './search-text.ts';
import type { WireStore } from './store.ts';
import type { KeptItem } from '#wire/kept-item.ts';
import { wireSources } from './wire-sources.ts';

const instant = z.number().nullable();

// The decoders made it and checked it; formats grow, and an item of a newer one must stay readable.
const item = z.custom<WireItem>((value) => typeof value === 'object' && value !== null && 'format' in value && 'pubStatus' in value, 'is not a wire item');

const itemRow = z.object({
  id: z.string(),
  source: z.string(),
  source_name: z.string(),
  content_hash: z.string(),
  raw_hash: z.string(),
  pub_status: z.enum(['usable', 'withheld', 'canceled']),
  embargoed_until: instant,
  arrived_at: z.number(),
  changed_at: z.number(),
  versions: z.number(),
  story: z.string().nullable(),
  sample: flagColumn,
  item: jsonColumn(item),
});

const versionRow = z.object({ number: z.number(), value: jsonColumn(item), at: z.number() });
const quarantineRow = z.object({ source: z.string(), raw_hash: z.string(), reason: z.string(), snippet: z.string(), at: z.number() });

/** The wire of an open store. Lists are newest-changed first; `before` is a changed-at instant, exclusive. */
export function wireStore(connection: Connection): WireStore {
  const { read } = connection;
  return {
    ...wireSources(connection),
    async find(id) {
      const row = await read.selectFrom('wire_items').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : readItem(row);
    },
    async findByUri(source, uri) {
      const row = await read.selectFrom('wire_items').selectAll().where('source', '=', source).where('uri', '=', uri).executeTakeFirst();
      return row === undefined ? null : readItem(row);
    },
    saveItem: (kept) => connection.atomically((inside) => saveItem(inside, kept)),
    async versions(id) {
      const rows = await read.selectFrom('wire_item_versions').select(['number', 'value', 'at']).where('item', '=', id).orderBy('number').execute();
      return rows.map((row) => {
        const { number, value, at } = readRow(versionRow, 'wire_item_versions', row);
        return { number, item: value, at };
      });
    },
    async list({ source, text, untaken, limit, before }) {
      let query = read.selectFrom('wire_items').selectAll();
      const searched = (text ?? '').trim() !== '';
      if (source !== undefined) query = query.where(searched ? unindexed('source') : 'source', '=', source);
      if (untaken === true) query = query.where('story', 'is', null);
      if (before !== undefined) query = query.where('changed_at', '<', before);
      if (searched) query = query.where(holdsWords(text));
      const rows = await query.orderBy('changed_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(readItem);
    },
    async markTaken(id, story) {
      await connection.write.updateTable('wire_items').set({ story }).where('id', '=', id).execute();
    },
    async quarantine({ source, rawHash, reason, snippet, at }) {
      await connection.write
        .insertInto('wire_quarantine')
        .values({ id: newId(at), source, raw_hash: rawHash, reason, snippet, at })
        .execute();
    },
    async quarantined(limit) {
      const rows = await read.selectFrom('wire_quarantine').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map((row) => {
        const { raw_hash: rawHash, ...rest } = readRow(quarantineRow, 'wire_quarantine', row);
        return { ...rest, rawHash };
      });
    },
  };
}

function readItem(row: unknown): KeptItem {
  const read = readRow(itemRow, 'wire_items', row);
  const { id, source, versions, story, sample } = read;
  return {
    id,
    source,
    versions,
    story,
    sample,
    item: read.item,
    sourceName: read.source_name,
    contentHash: read.content_hash,
    rawHash: read.raw_hash,
    pubStatus: read.pub_status,
    embargoedUntil: read.embargoed_until,
    arrivedAt: read.arrived_at,
    changedAt: read.changed_at,
  };
}

/** A version is added where the item differs from the last one kept; `versions` counts them here, whatever was handed in. */
async function saveItem({ write }: Connection, kept: KeptItem): Promise<void> {
  const value = toJson(kept.item);
  const last = await write
    .selectFrom('wire_item_versions')
    .select(['number', 'value'])
    .where('item', '=', kept.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const added = last?.value !== value;
  const number = (last?.number ?? 0) + (added ? 1 : 0);
  const { id, ...values } = itemToRow(kept, value, number);
  await write
    .insertInto('wire_items')
    .values({ id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
  if (added) await write.insertInto('wire_item_versions').values({ item: id, number, value, at: kept.changedAt }).execute();
}

function itemToRow(kept: KeptItem, value: string, versions: number) {
  const { id, source, item: wireItem, story } = kept;
  return {
    id,
    source,
    story,
    versions,
    item: value,
    source_name: kept.sourceName,
    uri: wireItem.uri,
    content_hash: kept.contentHash,
    raw_hash: kept.rawHash,
    pub_status: kept.pubStatus,
    embargoed_until: kept.embargoedUntil,
    arrived_at: kept.arrivedAt,
    changed_at: kept.changedAt,
    sample: toFlag(kept.sample),
    search_text: searchText([wireItem.slugline, wireItem.headline, wireItem.byline, wireItem.located, wireItem.summary, kept.sourceName]),
  };
}
