import { ok } from '#platform/result.ts';
import { checks } from '#story/checks.ts';
import { emptyDocument } from '#story/document-text.ts';
import { OWN_RIGHTS } from '#story/rights.ts';
import type { StoryContent } from '#story/story.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { newStory } from '../new-story.ts';
import { previewLink } from '../preview-link.ts';
import { readStation } from '../station-settings.ts';
import { freeSlug, placeholderSlug } from '../story-slug.ts';
import { noStory, storyViewOf } from '../story-work.ts';
import { checkLines } from './checks.ts';

/** The list of stories, one story, a new story, and what the desk asks about one. */
export function storyHandlers(
  parts: NewsroomParts,
): HandlersOf<'stories.list' | 'stories.get' | 'stories.create' | 'stories.checks' | 'stories.previewLink' | 'stories.suggestSlug'> {
  const { store, previewKey } = parts;
  return {
    async 'stories.list'({ query }) {
      const [stories, counts] = await Promise.all([store.stories.list(query), store.stories.countByStatus()]);
      const last = stories.at(-1);
      return ok({ stories, counts, next: stories.length === query.limit && last !== undefined ? last.savedAt : null });
    },
    async 'stories.get'({ params, me }) {
      const story = await store.stories.find(params.id);
      return story === null ? noStory() : ok(storyViewOf(story, me, await store.now()));
    },
    async 'stories.create'({ body, me }) {
      const station = await readStation(store, parts.defaultStation);
      return store.transaction(async (tx) => {
        const now = await tx.now();
        const section = body.section ?? station.sections[0]?.slug ?? 'news';
        const slug = body.headline === '' ? placeholderSlug(now) : await freeSlug(tx, body.headline, now);
        const created = await tx.stories.create(
          newStory(now, {
            slug,
            origin: { kind: 'staff' },
            rights: OWN_RIGHTS,
            embargoedUntil: null,
            sample: false,
            content: emptyContent({ section, headline: body.headline, language: body.language ?? station.language, byline: me.name }),
          }),
        );
        if (!created.ok) return created;
        await tx.audit.add({ at: now, by: me.name, action: 'story.create', subject: `story:${created.value.id}`, detail: { staff: me.id } });
        return ok(storyViewOf(created.value, me, now));
      });
    },
    async 'stories.checks'({ params }) {
      const story = await store.stories.find(params.id);
      return story === null ? noStory() : ok({ checks: checkLines(checks(story, await store.now())) });
    },
    async 'stories.previewLink'({ params }) {
      if ((await store.stories.find(params.id)) === null) return noStory();
      const { path, expiresAt } = previewLink(previewKey, params.id, await store.now());
      return ok({ url: path, expiresAt });
    },
    async 'stories.suggestSlug'({ query }) {
      const own = query.story === undefined ? null : await store.stories.find(query.story);
      return ok({ slug: await freeSlug(store, query.text, await store.now(), own?.slug ?? null) });
    },
  };
}

function emptyContent(given: { section: string; headline: string; language: 'en' | 'es'; byline: string }): StoryContent {
  return {
    language: given.language,
    headline: given.headline,
    section: given.section,
    socialHeadline: null,
    shortHeadline: null,
    summary: null,
    body: emptyDocument(),
    bylines: [{ name: given.byline, author: null }],
    dateline: null,
    topics: [],
    lead: null,
    credit: null,
    canonicalUrl: null,
  };
}
