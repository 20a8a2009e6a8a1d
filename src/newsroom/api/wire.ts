import { newId } from '#platform/id.ts';
import { ok, refuse } from '#platform/result.ts';
import type { KeptItem } from '#wire/kept-item.ts';
import type { Source } from '#wire/source.ts';
import { documentText } from '#story/document-text.ts';
import { parseHtml } from '#story/parse-html.ts';
import { holdReason } from '#wire/hold.ts';
import type { ResponseOf } from '../contract.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { takes } from './take.ts';

type Line = ResponseOf<'wire.items'>['items'][number];
type SourceView = ResponseOf<'wire.addSource'>;

/** The text as plain paragraphs: what an agency's markup holds besides is never shown on the desk. */
function paragraphsOf({ item }: KeptItem): readonly string[] {
  const parsed = item.bodyHtml === null ? null : parseHtml(item.bodyHtml);
  const text = parsed?.ok === true ? documentText(parsed.value.document) : (item.bodyText ?? '');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function refusalOf({ pubStatus, story }: KeptItem): Line['refusal'] {
  if (pubStatus !== 'usable') return pubStatus;
  return story === null ? null : 'taken';
}

function lineOf(kept: KeptItem): Line {
  const { id, source, sourceName, item, pubStatus, embargoedUntil, arrivedAt, changedAt, versions, story, sample } = kept;
  const { headline, slugline, summary, byline, located, urgency, signal, usageTerms } = item;
  const words = (item.bodyText ?? item.bodyHtml?.replace(/<[^>]*>/g, ' ') ?? '').match(/\S+/g)?.length ?? 0;
  return {
    id,
    source,
    sourceName,
    headline: headline ?? slugline ?? '',
    summary,
    byline,
    located,
    urgency,
    pubStatus,
    signal,
    embargoedUntil,
    arrivedAt,
    changedAt,
    versions,
    story,
    refusal: refusalOf(kept),
    words,
    usageTerms,
    sample,
  };
}

/** Without what only polling needs; the response's schema leaves it out anyway. */
function sourceView(source: Source): SourceView {
  return source;
}

const noSource = () => refuse('request/not-found', 'There is no wire source with this identifier.');

/** The sources of wire copy. */
export function sourceHandlers(parts: NewsroomParts): HandlersOf<'wire.sources' | 'wire.addSource' | 'wire.saveSource' | 'wire.removeSource' | 'wire.poll'> {
  const { store } = parts;
  return {
    'wire.sources': async () => ok({ sources: (await store.wire.sources()).map(sourceView) }),
    async 'wire.addSource'({ body, me }) {
      const now = await store.now();
      const added: Source = {
        ...body,
        id: newId(now),
        etag: null,
        lastModified: null,
        lastPolledAt: null,
        lastArrivalAt: null,
        failures: 0,
        problem: null,
        sample: false,
      };
      await store.transaction(async (tx) => {
        await tx.wire.saveSource(added);
        if (added.enabled) await tx.jobs.add({ kind: 'poll-source', payload: { source: added.id }, key: `poll-source:${added.id}` });
        await tx.audit.add({ at: now, by: me.name, action: 'wire.addSource', subject: `source:${added.id}`, detail: { staff: me.id, name: added.name } });
      });
      return ok(sourceView(added));
    },
    async 'wire.saveSource'({ params, body, me }) {
      return store.transaction(async (tx) => {
        const before = await tx.wire.source(params.id);
        if (before === null) return noSource();
        // Another address is asked from the beginning.
        const after: Source = { ...before, ...body, ...(body.url === before.url ? {} : { etag: null, lastModified: null, failures: 0, problem: null }) };
        await tx.wire.saveSource(after);
        if (after.enabled) await tx.jobs.add({ kind: 'poll-source', payload: { source: after.id }, key: `poll-source:${after.id}` });
        await tx.audit.add({
          at: await tx.now(),
          by: me.name,
          action: 'wire.saveSource',
          subject: `source:${after.id}`,
          detail: { staff: me.id, name: after.name, enabled: after.enabled },
        });
        return ok(sourceView(after));
      });
    },
    async 'wire.removeSource'({ params, me }) {
      const before = await store.wire.source(params.id);
      if (before === null) return noSource();
      await store.transaction(async (tx) => {
        await tx.wire.removeSource(params.id);
        await tx.audit.add({
          at: await tx.now(),
          by: me.name,
          action: 'wire.removeSource',
          subject: `source:${params.id}`,
          detail: { staff: me.id, name: before.name },
        });
      });
      return ok({ done: true });
    },
    async 'wire.poll'({ params }) {
      if ((await store.wire.source(params.id)) === null) return noSource();
      const polled = await parts.pollSource(params.id);
      const source = await store.wire.source(params.id);
      if (source === null) return noSource();
      return ok({ source: sourceView(source), arrived: polled.ok ? polled.value.arrived : 0, problem: polled.ok ? null : polled.problem.detail });
    },
  };
}

/** The wire: its sources, its items, and taking one to a draft. */
export function wireHandlers(
  parts: NewsroomParts,
): HandlersOf<`wire.${'sources' | 'addSource' | 'saveSource' | 'removeSource' | 'poll' | 'items' | 'item' | 'take'}`> {
  const { store } = parts;
  const take = takes(parts);
  return {
    ...sourceHandlers(parts),
    async 'wire.items'({ query }) {
      const items = await store.wire.list(query);
      const last = items.at(-1);
      return ok({ items: items.map(lineOf), next: items.length === query.limit && last !== undefined ? last.changedAt : null });
    },
    async 'wire.item'({ params }) {
      const kept = await store.wire.find(params.id);
      if (kept === null) return refuse('wire/item-not-found', 'There is no wire item with this identifier.');
      const { slugline, subjects, edNote, copyrightHolder, creditLine, canonicalUrl, language, versionCreated, renditions } = kept.item;
      const history = await store.wire.versions(kept.id);
      return ok({
        ...lineOf(kept),
        slugline,
        edNote,
        copyrightHolder,
        creditLine,
        canonicalUrl,
        language,
        versionCreated,
        paragraphs: paragraphsOf(kept),
        hold: kept.pubStatus === 'usable' ? null : (holdReason(kept.item) ?? 'an earlier version was withdrawn'),
        subjects: subjects.flatMap(({ name, code }) => name ?? code ?? []),
        renditions: renditions.map(({ href, mimeType, title, credit }) => ({ href, mimeType, title, credit })),
        history: history.map(({ number, item, at }) => ({ number, at, headline: item.headline, pubStatus: item.pubStatus })),
      });
    },
    'wire.take': ({ params, body, me }) => take({ id: params.id, section: body.section, me }),
  };
}
