import { z } from 'zod';
import { newId } from '#platform/id.ts';
import type { Connection } from './connection.ts';
import { jsonColumn, readRow, toJson } from './row.ts';
import type { AuditEntry, AuditStore } from './store.ts';

const auditRow = z.object({ at: z.number(), by_name: z.string(), action: z.string(), subject: z.string(), detail: jsonColumn(z.unknown()) });

/** The audit log: who did what, newest first. Lines are added, never changed. */
export function auditStore(connection: Connection): AuditStore {
  return {
    async add({ at, by, action, subject, detail }) {
      await connection.write
        .insertInto('audit')
        .values({ id: newId(at), at, by_name: by, action, subject, detail: toJson(detail) })
        .execute();
    },
    async list(limit) {
      const rows = await connection.read.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(readEntry);
    },
  };
}

function readEntry(row: unknown): AuditEntry {
  const { by_name: by, ...rest } = readRow(auditRow, 'audit', row);
  return { ...rest, by };
}
