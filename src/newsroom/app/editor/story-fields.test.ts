import { describe, expect, it } from 'vitest';
import type { Story } from '#story/story.ts';
import type { Answer, Refusal } from '../client.ts';
import type { ResponseOf } from '#newsroom/contract.ts';
import { changedSinceLive, saveBody, saveEvent, storedFields } from './story-fields.ts';

const content: Story['content'] = {
  language: 'en',
  headline: 'h',
  socialHeadline: null,
  shortHeadline: null,
  summary: null,
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
  bylines: [],
  dateline: null,
  section: 'news',
  topics: [],
  lead: null,
  credit: null,
  canonicalUrl: null,
};
const story: Story = {
  id: 's1',
  revision: 4,
  status: 'draft',
  slug: 'h',
  content,
  live: null,
  origin: { kind: 'staff' },
  rights: { usageTerms: null, copyrightHolder: null, expiresAt: null, syndicate: true },
  embargoedUntil: null,
  publishAt: null,
  updatedAt: null,
  corrections: [],
  createdAt: 0,
  savedAt: 0,
  sample: false,
};

function refused(refusal: Partial<Refusal>): Answer<ResponseOf<'stories.save'>> {
  return { ok: false, refusal: { type: 'request/bad', title: 'Bad', status: 400, detail: 'why', answered: true, ...refusal } };
}

describe('story-fields', () => {
  it('sends back what it got', () => {
    const { revision, value } = storedFields(story);
    expect(saveBody(revision, value)).toEqual({ baseRevision: 4, content, slug: 'h', embargoedUntil: null, mark: false });
  });

  it('tells a change since it went live', () => {
    const { value } = storedFields(story);
    expect(changedSinceLive(story, value)).toBe(false);
    expect(changedSinceLive({ ...story, live: content }, value)).toBe(false);
    expect(changedSinceLive({ ...story, live: content }, { ...value, headline: 'other' })).toBe(true);
    expect(changedSinceLive({ ...story, live: content }, { ...value, slug: 'other' })).toBe(false);
  });

  it('reads every kind of answer', () => {
    expect(saveEvent({ ok: true, value: { revision: 5, savedAt: 1, slug: 'h', changedSinceLive: false } })).toEqual({ type: 'stored', revision: 5 });
    expect(saveEvent(refused({ type: 'story/conflict', status: 409, story }))).toEqual({ type: 'behind', theirs: storedFields(story) });
    expect(saveEvent(refused({ status: 0, answered: false })).type).toBe('unanswered');
    expect(saveEvent(refused({ status: 503, answered: false })).type).toBe('unanswered');
    expect(saveEvent(refused({ status: 429 })).type).toBe('unanswered');
    expect(saveEvent(refused({ status: 401 })).type).toBe('signedOut');
    expect(saveEvent(refused({ status: 409, type: 'story/slug-taken' }))).toEqual({ type: 'refused', detail: 'why', fields: ['slug'] });
    expect(saveEvent(refused({ errors: [{ path: 'body.content.canonicalUrl', message: 'is no address' }] }))).toEqual({
      type: 'refused',
      detail: 'why',
      fields: ['canonicalUrl'],
    });
  });

  it('never leaves the text itself out quietly', () => {
    expect(saveEvent(refused({ errors: [{ path: 'content.body', message: 'is no document' }] }))).toEqual({ type: 'refused', detail: 'why', fields: [] });
    expect(
      saveEvent(
        refused({
          errors: [
            { path: 'content.headline', message: 'x' },
            { path: 'baseRevision', message: 'y' },
          ],
        }),
      ),
    ).toEqual({ type: 'refused', detail: 'why', fields: [] });
  });
});
