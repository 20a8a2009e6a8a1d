import { escapeHtml } from '#platform/html.ts';
import { cardPicture, PICTURE_WIDTHS, picturePath } from '#story/picture-sizes.ts';
import { renderHtml } from '#story/render-html.ts';
import type { Language, Picture, PublishedStory } from '#story/story.ts';

const CORRECTION: Readonly<Record<Language, string>> = { en: 'Correction', es: 'Corrección' };

/** Whole address and size of a picture for readers outside. */
export function feedPicture(baseUrl: string, picture: Picture): { readonly url: string; readonly width: number; readonly height: number } {
  const { path, width, height } = cardPicture(picture);
  return { url: baseUrl + path, width, height };
}

/** The whole story as HTML for feeds: lead picture with its credit, text, corrections. All addresses are whole. */
export function itemHtml(story: PublishedStory, baseUrl: string): string {
  const text = renderHtml(story.body, {
    imageUrl: (media, width) => baseUrl + picturePath(media, width),
    widths: PICTURE_WIDTHS,
    forFeed: true,
    siteUrl: baseUrl,
    language: story.language,
  });
  const corrections = story.corrections.map(({ text: words }) => `<p><strong>${CORRECTION[story.language]}:</strong> ${escapeHtml(words)}</p>`);
  return [story.lead === null ? '' : leadHtml(story.lead, baseUrl), text, ...corrections].join('');
}

function leadHtml(lead: Picture, baseUrl: string): string {
  const { url, width, height } = feedPicture(baseUrl, lead);
  const caption = [lead.caption, lead.credit].filter((part) => part !== null).join(' ');
  return (
    `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(lead.alt)}" width="${width}" height="${height}">` +
    `${caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`}</figure>`
  );
}
