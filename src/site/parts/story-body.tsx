import { escapeHtml } from '#platform/html.ts';
import { PICTURE_WIDTHS, picturePath } from '#story/picture-sizes.ts';
import { renderHtml } from '#story/render-html.ts';
import type { PublishedStory } from '#story/story.ts';
import { zonedStampTime } from '../local-time.ts';
import type { PageFrame } from '../page-frame.ts';

/** The text of a story; the dateline opens its first paragraph. */
export function StoryBody({ frame, story, lang }: { readonly frame: PageFrame; readonly story: PublishedStory; readonly lang?: string | undefined }) {
  const { station, now } = frame;
  const html = renderHtml(story.body, {
    imageUrl: picturePath,
    widths: PICTURE_WIDTHS,
    siteUrl: station.baseUrl,
    language: story.language,
    time: (at) => zonedStampTime(at, station.timeZone, story.language, now),
    sizes: '(min-width: 40rem) 36rem, 100vw',
  });
  return <div class="body" lang={lang} dangerouslySetInnerHTML={{ __html: withDateline(html, story.dateline) }} />;
}

function withDateline(html: string, dateline: string | null): string {
  if (dateline === null || dateline === '') return html;
  const opening = `<span class="dateline">${escapeHtml(dateline)}</span>`;
  return html.startsWith('<p>') ? `<p>${opening} — ${html.slice(3)}` : `<p>${opening}</p>${html}`;
}
