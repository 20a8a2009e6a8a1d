import type { Instant } from '#platform/clock.ts';
import { cardPicture } from '#story/picture-sizes.ts';
import type { Picture, PublishedStory } from '#story/story.ts';
import { authorPath, localPath, sectionPath } from './link.ts';
import { sectionName, type Station } from './station.ts';

/** A value of JSON-LD; `undefined` leaves the property out. */
export type JsonLd = { readonly [property: string]: unknown };

const iso = (at: Instant): string => new Date(at).toISOString();

/** Longest headline that readers of NewsArticle show. */
const HEADLINE_LENGTH = 110;

/**
 * JSON-LD as it may stand in a `script` element: no `<`, `>` or `&` that could end it or open a comment, and no line
 * separators of Unicode.
 */
export function jsonLdText(value: JsonLd): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The station as a publisher (schema.org NewsMediaOrganization). */
export function publisherLd(station: Station): JsonLd {
  return {
    '@type': 'NewsMediaOrganization',
    name: station.name,
    url: `${station.baseUrl}/`,
    logo: { '@type': 'ImageObject', url: `${station.baseUrl}/favicon.svg` },
    ...(station.contactEmail === null ? {} : { email: station.contactEmail }),
  };
}

/** Whole address and size of a picture as social networks and search take it. */
export function pictureAddress(station: Station, picture: Picture): { readonly url: string; readonly width: number; readonly height: number } {
  const { path, width, height } = cardPicture(picture);
  return { url: station.baseUrl + path, width, height };
}

/** Where the page of a story stands for all its forms: at the source for copy of others, else in the story's own language. */
export function canonicalAddress(station: Station, story: Pick<PublishedStory, 'canonicalUrl' | 'path' | 'language'>): string {
  return story.canonicalUrl ?? station.baseUrl + localPath(story.path, story.language, station.language);
}

/**
 * A story as schema.org NewsArticle. `dateModified` only where an editor said that readers should know of a change, or a
 * correction was made: dates here mean what they say.
 */
export function storyLd(station: Station, story: PublishedStory): JsonLd {
  const picture = story.lead === null ? null : pictureAddress(station, story.lead);
  const modified = Math.max(story.updatedAt ?? 0, ...story.corrections.map(({ at }) => at));
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.headline.length <= HEADLINE_LENGTH ? story.headline : `${story.headline.slice(0, HEADLINE_LENGTH - 1).trimEnd()}…`,
    ...(story.summary === null ? {} : { description: story.summary }),
    mainEntityOfPage: canonicalAddress(station, story),
    datePublished: iso(story.postedAt),
    ...(modified > 0 ? { dateModified: iso(modified) } : {}),
    author: authorsLd(station, story),
    publisher: publisherLd(station),
    ...(picture === null ? {} : { image: [{ '@type': 'ImageObject', ...picture, ...(story.lead?.credit == null ? {} : { creditText: story.lead.credit }) }] }),
    articleSection: sectionName(station, story.section, story.language),
    inLanguage: story.language,
    isAccessibleForFree: true,
    ...(story.dateline === null ? {} : { dateline: story.dateline }),
    ...(story.credit === null ? {} : { creditText: story.credit }),
    ...(story.rights.copyrightHolder === null ? {} : { copyrightHolder: { '@type': 'Organization', name: story.rights.copyrightHolder } }),
    ...(story.origin.kind === 'wire' && story.canonicalUrl !== null ? { isBasedOn: story.canonicalUrl } : {}),
    ...(story.corrections.length === 0
      ? {}
      : { correction: story.corrections.map(({ at, text }) => ({ '@type': 'CorrectionComment', text, datePublished: iso(at) })) }),
  };
}

function authorsLd(station: Station, story: PublishedStory): readonly JsonLd[] {
  if (story.bylines.length === 0) {
    return [{ '@type': 'Organization', name: story.origin.kind === 'wire' ? story.origin.source : station.name }];
  }
  return story.bylines.map(({ name, author }) => ({
    '@type': 'Person',
    name,
    ...(author === null ? {} : { url: station.baseUrl + authorPath(author) }),
  }));
}

/** Home, section, and what stands below it, as a BreadcrumbList. Paths are of the station's own language. */
export function breadcrumbsLd(station: Station, trail: readonly { readonly name: string; readonly path: string }[]): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: station.name, path: '/' }, ...trail].map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: station.baseUrl + path,
    })),
  };
}

/** The trail of a story's page. */
export function storyTrail(
  station: Station,
  story: Pick<PublishedStory, 'section' | 'headline' | 'path'>,
): readonly { readonly name: string; readonly path: string }[] {
  const known = station.sections.some(({ slug }) => slug === story.section);
  return [
    ...(known ? [{ name: sectionName(station, story.section, station.language), path: sectionPath(story.section) }] : []),
    { name: story.headline, path: story.path },
  ];
}
