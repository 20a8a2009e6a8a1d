import type { Made } from '#platform/http/made.ts';
import { PageLate } from '#platform/http/page-cache.ts';
import type { Finished } from '#platform/http/finished.ts';
import { StoreUnavailable } from '#store/store-unavailable.ts';
import type { Language } from '#story/story.ts';
import { latestOf } from './fronts.tsx';
import { localPath } from './link.ts';
import { htmlAnswer, isHttps, pageAnswer } from './page-answer.ts';
import type { PageFrame } from './page-frame.ts';
import { ProblemPage } from './pages/problem-page.tsx';
import type { SiteParts } from './site-parts.ts';
import { frameOf, type Visit } from './visit.ts';

/** The page for an address that holds nothing (404) or no longer anything (410), the same for all of them. */
export async function makeProblem(visit: Visit, status: 404 | 410): Promise<Made> {
  visit.dependsOn('front');
  const latest = await latestOf(visit, null);
  for (const story of latest) visit.shows(story);
  const frame = await frameOf(visit, null, <link rel="icon" href="/favicon.svg" type="image/svg+xml" />);
  return pageAnswer(visit, <ProblemPage frame={frame} status={status} latest={latest} requestId={null} />, status);
}

/** The page where none could be made, without asking the store for anything. */
export function troubleAnswer(
  parts: SiteParts,
  ask: { readonly language: Language; readonly path: string },
  status: 404 | 410 | 500 | 503,
  requestId: string,
): Finished {
  const station = parts.station();
  const other: Language = ask.language === 'en' ? 'es' : 'en';
  const frame: PageFrame = {
    station,
    language: ask.language,
    section: null,
    weather: null,
    path: localPath(ask.path, ask.language, station.language),
    alternatePath: localPath(ask.path, other, station.language),
    assets: parts.assets.of(station),
    now: parts.clock.now(),
    head: <link rel="icon" href="/favicon.svg" type="image/svg+xml" />,
  };
  return htmlAnswer(<ProblemPage frame={frame} status={status} latest={[]} requestId={status >= 500 ? requestId : null} />, status, isHttps(station));
}

/** 503 where the store did not answer (it will again), 500 where the fault is ours. */
export function statusOf(error: unknown): 500 | 503 {
  return error instanceof StoreUnavailable || error instanceof PageLate ? 503 : 500;
}
