/** A film on another site: its page there, and the site's name. */
export type Video = { readonly url: string; readonly site: string };

/** Player addresses of video sites: host, path with the film's id, page of the film, name. */
const HOSTS: readonly (readonly [RegExp, RegExp, (id: string) => string, string])[] = [
  [/^(?:www\.)?youtube(?:-nocookie)?\.com$/, /^\/embed\/([\w-]{11})$/, (id) => `https://www.youtube.com/watch?v=${id}`, 'YouTube'],
  [/^player\.vimeo\.com$/, /^\/video\/(\d+)$/, (id) => `https://vimeo.com/${id}`, 'Vimeo'],
  [/^(?:www\.)?dailymotion\.com$/, /^\/embed\/video\/([a-z0-9]+)$/i, (id) => `https://www.dailymotion.com/video/${id}`, 'Dailymotion'],
  [/^embed\.ted\.com$/, /^\/talks\/(?:lang\/[a-z-]+\/)?([a-z0-9_]+)$/i, (id) => `https://www.ted.com/talks/${id}`, 'TED'],
  [/^(?:www\.)?tiktok\.com$/, /^\/(?:embed|player)\/(?:v[12]\/)?(\d+)$/, (id) => `https://www.tiktok.com/embed/${id}`, 'TikTok'],
  [/^(?:www\.)?rumble\.com$/, /^\/embed\/([a-z0-9.]+)\/?$/i, (id) => `https://rumble.com/embed/${id}/`, 'Rumble'],
];

/** The film that a player at `src` (a whole web address) shows, rebuilt from its id alone; null for any other frame. */
export function videoAt(src: string): Video | null {
  if (!URL.canParse(src)) return null;
  const url = new URL(src);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  for (const [host, path, page, site] of HOSTS) {
    const id = host.test(url.hostname) ? path.exec(url.pathname)?.[1] : undefined;
    if (id !== undefined) return { url: page(id), site };
  }
  return null;
}
