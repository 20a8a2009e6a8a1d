import { z } from 'zod';
import { mediaView } from './contract/media.ts';
import { done, filledLine, id, instant, line, list, slug } from './contract/shape.ts';
import { email, invitation, me, oneTimeLink, password, staffMember, token } from './contract/staff.ts';
import { homePlace, station, weatherStatus } from './contract/station.ts';
import { blockDiff, fieldDiff, rights, storyCheck, storyContent, storyContentInput, storyListing, storyView, versionLine, story } from './contract/story.ts';
import { wireItemView, wireLine, wireSource, wireSourceInput } from './contract/wire.ts';
import { ROLES, type Access } from './roles.ts';
import { STORY_STATUSES } from '#story/status.ts';

/** One route of the newsroom's API as data: the server checks all of it in one place, the browser app calls by it. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for what `params` describes. */
  readonly path: `/api/${string}`;
  /** What the asking person must be allowed; see `roles.ts`. */
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** JSON body. */
  readonly body?: z.ZodType;
  /** The body is `multipart/form-data`: first the text fields of this schema, then one part `file`. */
  readonly upload?: z.ZodType;
  readonly response: z.ZodType;
};

const one = z.object({ id });
const version = z.object({ id, number: z.coerce.number().int().positive() });
/** Revision that the person saw; another one now → 409 `story/conflict` with the current story. */
const baseRevision = z.int();
const seen = z.object({ baseRevision });

/**
 * All routes. Every write must come from this server's own pages (Origin, Sec-Fetch-Site), as JSON or as an upload.
 * Every refusal is a `problemBody` as `application/problem+json`. Every GET has an ETag: ask again with If-None-Match.
 */
export const ROUTES = {
  // session
  'session.get': { method: 'GET', path: '/api/session', access: 'staff', response: me },
  'session.signIn': { method: 'POST', path: '/api/session', access: 'open', body: z.object({ email, password: z.string().max(128) }), response: me },
  'session.signOut': { method: 'DELETE', path: '/api/session', access: 'staff', response: done },
  'session.changePassword': {
    method: 'PUT',
    path: '/api/session/password',
    access: 'staff',
    body: z.object({ current: z.string().max(128), next: password }),
    response: done,
  },
  // one-time links: the first administrator, an invitation, a new password
  'setup.get': {
    method: 'GET',
    path: '/api/setup',
    access: 'open',
    /** `needed`: there is no administrator yet. `stationKind`: what the station is open as. */
    response: z.object({ needed: z.boolean(), stationKind: z.enum(['sample', 'empty']).nullable(), stationName: z.string() }),
  },
  'setup.create': {
    method: 'POST',
    path: '/api/setup',
    access: 'open',
    body: z.object({
      token,
      name: filledLine(120),
      email,
      password,
      station: z.enum(['sample', 'empty']),
      stationName: filledLine(80).optional(),
      place: homePlace.optional(),
    }),
    response: me,
  },
  'links.get': {
    method: 'GET',
    path: '/api/links/:token',
    access: 'open',
    params: z.object({ token }),
    response: z.object({ kind: z.enum(['invitation', 'password']), name: z.string(), email: z.string(), expiresAt: instant }),
  },
  'links.use': {
    method: 'POST',
    path: '/api/links/:token',
    access: 'open',
    params: z.object({ token }),
    body: z.object({ name: filledLine(120).optional(), password }),
    response: me,
  },
  // stories
  'stories.list': {
    method: 'GET',
    path: '/api/stories',
    access: 'story.read',
    query: z.object({
      status: z.enum(STORY_STATUSES).optional(),
      section: slug.optional(),
      text: line(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** `next` of the answer before, for the page after it. */
      before: z.coerce.number().int().optional(),
    }),
    response: z.object({ stories: list(storyListing), counts: z.record(z.enum(STORY_STATUSES), z.int()), next: instant.nullable() }),
  },
  'stories.get': { method: 'GET', path: '/api/stories/:id', access: 'story.read', params: one, response: storyView },
  'stories.create': {
    method: 'POST',
    path: '/api/stories',
    access: 'story.write',
    body: z.object({ headline: line(300).default(''), section: slug.optional(), language: z.enum(['en', 'es']).optional() }),
    response: storyView,
  },
  /** Autosave and save alike: answered only once the change lasts. `mark` keeps a version of it whatever the time. */
  'stories.save': {
    method: 'PUT',
    path: '/api/stories/:id',
    access: 'story.write',
    params: one,
    body: z.object({
      baseRevision,
      content: storyContentInput,
      slug: slug.optional(),
      embargoedUntil: instant.nullable().optional(),
      rights: rights.optional(),
      mark: z.boolean().default(false),
    }),
    response: z.object({ revision: z.int(), savedAt: instant, slug: z.string(), changedSinceLive: z.boolean() }),
  },
  'stories.checks': { method: 'GET', path: '/api/stories/:id/checks', access: 'story.read', params: one, response: z.object({ checks: list(storyCheck) }) },
  'stories.previewLink': {
    method: 'POST',
    path: '/api/stories/:id/preview-link',
    access: 'story.read',
    params: one,
    response: z.object({ url: z.string(), expiresAt: instant }),
  },
  'stories.suggestSlug': {
    method: 'GET',
    path: '/api/slug',
    access: 'story.read',
    query: z.object({ text: line(300), story: id.optional() }),
    response: z.object({ slug }),
  },
  // moves: each answers with the story after it
  'stories.submit': { method: 'POST', path: '/api/stories/:id/submit', access: 'story.submit', params: one, body: seen, response: storyView },
  'stories.return': {
    method: 'POST',
    path: '/api/stories/:id/return',
    access: 'story.return',
    params: one,
    body: seen.extend({ note: line(1000).optional() }),
    response: storyView,
  },
  'stories.schedule': {
    method: 'POST',
    path: '/api/stories/:id/schedule',
    access: 'story.schedule',
    params: one,
    body: seen.extend({ at: instant }),
    response: storyView,
  },
  'stories.unschedule': { method: 'POST', path: '/api/stories/:id/unschedule', access: 'story.schedule', params: one, body: seen, response: storyView },
  'stories.publish': { method: 'POST', path: '/api/stories/:id/publish', access: 'story.publish', params: one, body: seen, response: storyView },
  /** Makes the working copy live. `tellReaders` moves "Updated"; `note` says in the history what changed. */
  'stories.update': {
    method: 'POST',
    path: '/api/stories/:id/update',
    access: 'story.publish',
    params: one,
    body: seen.extend({ tellReaders: z.boolean(), note: line(1000).optional() }),
    response: storyView,
  },
  /** Makes the working copy live and adds the correction that readers see. */
  'stories.correct': {
    method: 'POST',
    path: '/api/stories/:id/correct',
    access: 'story.correct',
    params: one,
    body: seen.extend({ text: filledLine(2000) }),
    response: storyView,
  },
  'stories.unpublish': {
    method: 'POST',
    path: '/api/stories/:id/unpublish',
    access: 'story.unpublish',
    params: one,
    body: seen.extend({ reason: filledLine(1000) }),
    response: storyView,
  },
  'stories.republish': { method: 'POST', path: '/api/stories/:id/republish', access: 'story.publish', params: one, body: seen, response: storyView },
  'stories.kill': {
    method: 'POST',
    path: '/api/stories/:id/kill',
    access: 'story.kill',
    params: one,
    body: seen.extend({ reason: filledLine(1000) }),
    response: storyView,
  },
  'stories.spike': { method: 'POST', path: '/api/stories/:id/spike', access: 'story.spike', params: one, body: seen, response: storyView },
  'stories.unspike': { method: 'POST', path: '/api/stories/:id/unspike', access: 'story.spike', params: one, body: seen, response: storyView },
  // versions
  'versions.list': { method: 'GET', path: '/api/stories/:id/versions', access: 'story.read', params: one, response: z.object({ versions: list(versionLine) }) },
  'versions.get': {
    method: 'GET',
    path: '/api/stories/:id/versions/:number',
    access: 'story.read',
    params: version,
    response: versionLine.extend({ content: storyContent }),
  },
  /** From the version in the path to `to`, or to the working copy. */
  'versions.diff': {
    method: 'GET',
    path: '/api/stories/:id/versions/:number/diff',
    access: 'story.read',
    params: version,
    query: z.object({ to: z.coerce.number().int().positive().optional() }),
    response: z.object({ fields: list(fieldDiff), blocks: list(blockDiff) }),
  },
  'versions.restore': {
    method: 'POST',
    path: '/api/stories/:id/versions/:number/restore',
    access: 'story.write',
    params: version,
    body: seen,
    response: storyView,
  },
  // wire
  'wire.sources': { method: 'GET', path: '/api/wire/sources', access: 'wire.read', response: z.object({ sources: list(wireSource) }) },
  'wire.addSource': { method: 'POST', path: '/api/wire/sources', access: 'wire.sources', body: wireSourceInput, response: wireSource },
  'wire.saveSource': { method: 'PUT', path: '/api/wire/sources/:id', access: 'wire.sources', params: one, body: wireSourceInput, response: wireSource },
  'wire.removeSource': { method: 'DELETE', path: '/api/wire/sources/:id', access: 'wire.sources', params: one, response: done },
  /** Asks the source at once; the answer tells how it went (`problem`). */
  'wire.poll': {
    method: 'POST',
    path: '/api/wire/sources/:id/poll',
    access: 'wire.sources',
    params: one,
    response: z.object({ source: wireSource, arrived: z.int(), problem: z.string().nullable() }),
  },
  'wire.items': {
    method: 'GET',
    path: '/api/wire/items',
    access: 'wire.read',
    query: z.object({
      source: id.optional(),
      text: line(200).optional(),
      untaken: z.union([z.boolean(), z.stringbool()]).default(false),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.coerce.number().int().optional(),
    }),
    response: z.object({ items: list(wireLine), next: instant.nullable() }),
  },
  'wire.item': { method: 'GET', path: '/api/wire/items/:id', access: 'wire.read', params: one, response: wireItemView },
  'wire.take': {
    method: 'POST',
    path: '/api/wire/items/:id/take',
    access: 'wire.take',
    params: one,
    body: z.object({ section: slug.optional() }),
    response: z.object({ story: id }),
  },
  // pictures
  'media.list': {
    method: 'GET',
    path: '/api/media',
    access: 'media.read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({ media: list(mediaView) }),
  },
  'media.get': { method: 'GET', path: '/api/media/:id', access: 'media.read', params: one, response: mediaView },
  'media.upload': {
    method: 'POST',
    path: '/api/media',
    access: 'media.upload',
    upload: z.object({ alt: line(1000).default(''), caption: line(2000).optional(), credit: line(300).optional() }),
    response: mediaView,
  },
  'media.describe': {
    method: 'PUT',
    path: '/api/media/:id',
    access: 'media.upload',
    params: one,
    body: z.object({ alt: line(1000), caption: line(2000).nullable(), credit: line(300).nullable() }),
    response: mediaView,
  },
  // weather, settings
  'weather.status': { method: 'GET', path: '/api/weather', access: 'weather.read', response: z.object({ sections: list(weatherStatus) }) },
  'settings.get': { method: 'GET', path: '/api/settings', access: 'settings.read', response: station },
  'settings.save': { method: 'PUT', path: '/api/settings', access: 'settings.write', body: station, response: station },
  // staff, audit
  'staff.list': {
    method: 'GET',
    path: '/api/staff',
    access: 'staff.manage',
    response: z.object({
      staff: list(staffMember),
      invitations: list(z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES), expiresAt: instant })),
    }),
  },
  'staff.invite': { method: 'POST', path: '/api/staff/invitations', access: 'staff.manage', body: invitation, response: oneTimeLink },
  'staff.withdraw': { method: 'DELETE', path: '/api/staff/invitations/:id', access: 'staff.manage', params: one, response: done },
  'staff.setRole': {
    method: 'PUT',
    path: '/api/staff/:id/role',
    access: 'staff.manage',
    params: one,
    body: z.object({ role: z.enum(ROLES) }),
    response: staffMember,
  },
  /** Ends all sessions of the person at once; `suspended: false` lets them sign in again. */
  'staff.suspend': {
    method: 'PUT',
    path: '/api/staff/:id/suspended',
    access: 'staff.manage',
    params: one,
    body: z.object({ suspended: z.boolean() }),
    response: staffMember,
  },
  'staff.resetLink': { method: 'POST', path: '/api/staff/:id/reset-link', access: 'staff.manage', params: one, response: oneTimeLink },
  'staff.remove': { method: 'DELETE', path: '/api/staff/:id', access: 'staff.manage', params: one, response: done },
  'audit.list': {
    method: 'GET',
    path: '/api/audit',
    access: 'audit.read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({ entries: list(z.object({ at: instant, by: z.string(), action: z.string(), subject: z.string(), detail: z.unknown() })) }),
  },
} as const satisfies Record<string, Route>;

/** Name of a route. */
export type RouteName = keyof typeof ROUTES;

type Part<R, P extends string, As extends 'in' | 'out'> = R extends { readonly [K in P]: infer S extends z.ZodType }
  ? As extends 'in'
    ? z.input<S>
    : z.output<S>
  : undefined;

/** What a caller hands to a route. */
export type RequestOf<N extends RouteName> = {
  readonly params: Part<(typeof ROUTES)[N], 'params', 'in'>;
  readonly query: Part<(typeof ROUTES)[N], 'query', 'in'>;
  readonly body: Part<(typeof ROUTES)[N], 'body', 'in'>;
};

/** What a handler gets: checked, trimmed, defaults filled in. */
export type CheckedRequestOf<N extends RouteName> = {
  readonly params: Part<(typeof ROUTES)[N], 'params', 'out'>;
  readonly query: Part<(typeof ROUTES)[N], 'query', 'out'>;
  readonly body: Part<(typeof ROUTES)[N], 'body', 'out'>;
  readonly upload: Part<(typeof ROUTES)[N], 'upload', 'out'>;
};

/** What a route answers with when all is well. */
export type ResponseOf<N extends RouteName> = z.output<(typeof ROUTES)[N]['response']>;

/** The body of every refusal (RFC 9457): `type` is a code of `platform/problem.ts`, `detail` is for people. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** With `request/bad`: which field (`content.headline`) and why. */
  errors: list(z.object({ path: z.string(), message: z.string() })).optional(),
  /** With `story/conflict`: the story as it is now. */
  story: story.optional(),
  /** With `story/not-ready`: what is missing. */
  checks: list(storyCheck).optional(),
});

/** The body of a refusal. */
export type ProblemBody = z.output<typeof problemBody>;

/** The address of a route: `addressOf('stories.get', { params: { id } })`. */
export function addressOf(
  name: RouteName,
  given: { params?: Readonly<Record<string, string | number>>; query?: Readonly<Record<string, unknown>> } = {},
): string {
  const path = ROUTES[name].path.replace(/:([a-z]+)/g, (_, key: string) => encodeURIComponent(String(given.params?.[key] ?? '')));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given.query ?? {})) if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}
