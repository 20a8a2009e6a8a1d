import { problem } from '#platform/problem.ts';
import { ok } from '#platform/result.ts';
import type { StoryVersion } from '#story/version.ts';
import { diffContents } from '#story/diff.ts';
import type { BlockDiff } from '#story/diff-documents.ts';
import { restore } from '#story/desk-moves.ts';
import { documentWords } from '#story/document-text.ts';
import type { Answer } from '../answer.ts';
import type { ResponseOf } from '../contract.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { noStory } from '../story-work.ts';
import { makeMove } from './moves.ts';

type Line = ResponseOf<'versions.list'>['versions'][number];

function lineOf({ number, by, at, reason, note, content }: StoryVersion): Line {
  return { number, by, at, reason, note, headline: content.headline, words: documentWords(content.body) };
}

/** The runs of all blocks as one text. */
function joined(blocks: readonly BlockDiff[]): BlockDiff['runs'] {
  return blocks.flatMap(({ runs }, i) => (i === 0 ? runs : [{ kind: 'same' as const, text: '\n\n' }, ...runs]));
}

const noVersion: Answer<never> = { ok: false, problem: problem('story/not-found', 'This story has no version with this number.') };

/** The kept versions of a story: list, one, what differs, and back to one. */
export function versionHandlers(parts: NewsroomParts): HandlersOf<'versions.list' | 'versions.get' | 'versions.diff' | 'versions.restore'> {
  const { stories } = parts.store;
  const version = async (story: string, number: number) => (await stories.versions(story)).find((one) => one.number === number) ?? null;
  return {
    async 'versions.list'({ params }) {
      if ((await stories.find(params.id)) === null) return noStory();
      const versions = (await stories.versions(params.id)).toSorted((a, b) => b.number - a.number);
      return ok({ versions: versions.map(lineOf) });
    },
    async 'versions.get'({ params }) {
      const found = await version(params.id, params.number);
      return found === null ? noVersion : ok({ ...lineOf(found), content: found.content });
    },
    async 'versions.diff'({ params, query }) {
      const from = await version(params.id, params.number);
      const to = query.to === undefined ? await stories.find(params.id) : await version(params.id, query.to);
      if (from === null || to === null) return noVersion;
      const { fields, body } = diffContents(from.content, to.content);
      const whole = body.every(({ kind }) => kind === 'same') ? [] : [{ field: 'body', runs: joined(body) }];
      return ok({ fields: [...fields, ...whole], blocks: body });
    },
    async 'versions.restore'({ params, body, me }) {
      const found = await version(params.id, params.number);
      if (found === null) return noVersion;
      return makeMove(parts, {
        id: params.id,
        baseRevision: body.baseRevision,
        me,
        action: 'story.restore',
        detail: { version: found.number },
        apply: (story, by) => restore(story, found, { by: by.by, now: by.now }),
      });
    },
  };
}
