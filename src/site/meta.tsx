import type { VNode } from 'preact';
import type { Language, PublishedStory } from '#story/story.ts';
import { breadcrumbsLd, canonicalAddress, jsonLdText, pictureAddress, publisherLd, storyLd, storyTrail, type JsonLd } from './json-ld.ts';
import { authorPath, localPath, sectionPath } from './link.ts';
import { sectionName, type Station } from './station.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en_US', es: 'es_US' };

type Feed = { readonly path: string; readonly title: string };

/** What the head of any page says beside its title and files. `path` is without a language prefix. */
export type PageMeta = {
  readonly station: Station;
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
  /** Path of the front whose feeds belong to this page (`/`, `/news`), or null for the station's own alone. */
  readonly feed: Feed | null;
  /** Names below home, for BreadcrumbList; null: none. */
  readonly trail: readonly { readonly name: string; readonly path: string }[] | null;
  /** False on pages of a list that are not its first: search follows their links and keeps the first. */
  readonly first?: boolean;
};

function LinkedData({ value }: { readonly value: JsonLd }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(value) }} />;
}

/** The same page in both languages, and the station's own for everyone else. */
function Alternates({ station, path }: { readonly station: Station; readonly path: string }) {
  const languages: readonly Language[] = ['en', 'es'];
  return (
    <>
      {languages.map((language) => (
        <link rel="alternate" hreflang={language} href={station.baseUrl + localPath(path, language, station.language)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={station.baseUrl + path} />
    </>
  );
}

function Feeds({ station, feed }: { readonly station: Station; readonly feed: Feed | null }) {
  const feeds = [{ path: '/', title: station.name }, ...(feed === null || feed.path === '/' ? [] : [{ ...feed, title: `${station.name}: ${feed.title}` }])];
  return (
    <>
      {feeds.flatMap(({ path, title }) => {
        const base = path === '/' ? '' : path;
        return [
          <link rel="alternate" type="application/rss+xml" title={`${title} (RSS)`} href={`${base}/feed.rss`} />,
          <link rel="alternate" type="application/atom+xml" title={`${title} (Atom)`} href={`${base}/feed.atom`} />,
        ];
      })}
    </>
  );
}

function Icons() {
  return <link rel="icon" href="/favicon.svg" type="image/svg+xml" />;
}

/** Head of every page that is not a story: fronts, lists, weather. Canonical is the page in the station's own language. */
export function PageHead({ station, language, path, title, description, feed, trail, first = true }: PageMeta): VNode {
  const canonical = station.baseUrl + path;
  return (
    <>
      {description !== null && <meta name="description" content={description} />}
      {!first && <meta name="robots" content="noindex, follow" />}
      <link rel="canonical" href={canonical} />
      <Alternates station={station} path={path} />
      <Feeds station={station} feed={feed} />
      <Icons />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      {description !== null && <meta property="og:description" content={description} />}
      <meta property="og:url" content={canonical} />
      <meta property="og:site_name" content={station.name} />
      <meta property="og:locale" content={LOCALES[language]} />
      {path === '/' && <LinkedData value={{ '@context': 'https://schema.org', ...publisherLd(station) }} />}
      {trail !== null && <LinkedData value={breadcrumbsLd(station, trail)} />}
    </>
  );
}

/** Head of a story's page: description, canonical, Open Graph, NewsArticle and its trail. */
export function StoryHead({ station, story }: { readonly station: Station; readonly story: PublishedStory }): VNode {
  const canonical = canonicalAddress(station, story);
  const title = story.socialHeadline ?? story.headline;
  const picture = story.lead === null ? null : pictureAddress(station, story.lead);
  const section = sectionName(station, story.section, story.language);
  return (
    <>
      {story.summary !== null && <meta name="description" content={story.summary} />}
      <link rel="canonical" href={canonical} />
      {story.canonicalUrl === null && <Alternates station={station} path={story.path} />}
      <Feeds station={station} feed={{ path: sectionPath(story.section), title: section }} />
      <Icons />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={title} />
      {story.summary !== null && <meta property="og:description" content={story.summary} />}
      <meta property="og:url" content={canonical} />
      <meta property="og:site_name" content={station.name} />
      <meta property="og:locale" content={LOCALES[story.language]} />
      {picture !== null && <meta property="og:image" content={picture.url} />}
      {picture !== null && <meta property="og:image:width" content={String(picture.width)} />}
      {picture !== null && <meta property="og:image:height" content={String(picture.height)} />}
      {story.lead !== null && <meta property="og:image:alt" content={story.lead.alt} />}
      <meta property="article:published_time" content={new Date(story.postedAt).toISOString()} />
      {story.updatedAt !== null && <meta property="article:modified_time" content={new Date(story.updatedAt).toISOString()} />}
      <meta property="article:section" content={section} />
      {story.bylines.map(({ author }) => author !== null && <meta property="article:author" content={station.baseUrl + authorPath(author)} />)}
      <meta name="twitter:card" content={picture === null ? 'summary' : 'summary_large_image'} />
      <LinkedData value={storyLd(station, story)} />
      {story.canonicalUrl === null && <LinkedData value={breadcrumbsLd(station, storyTrail(station, story))} />}
    </>
  );
}
