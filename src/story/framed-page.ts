/** What a frame of another site shows: its own page there, and the site's name. */
export type FramedPage = { readonly url: string; readonly site: string };

type Find = (url: URL) => string | null;

/** The page of an id that the path holds. */
const byPath =
  (path: RegExp, page: (id: string) => string): Find =>
  (url) => {
    const id = path.exec(url.pathname)?.[1];
    return id === undefined ? null : page(id);
  };

/** The page that a parameter names, where it is on one of `hosts`. */
const byParameter =
  (path: RegExp, name: string, hosts: RegExp): Find =>
  (url) => {
    const value = path.test(url.pathname) ? url.searchParams.get(name) : null;
    if (value === null || !URL.canParse(value)) return null;
    const page = new URL(value);
    return page.protocol === 'https:' && hosts.test(page.hostname) ? `${page.origin}${page.pathname}${page.search}` : null;
  };

/** Players and drawings that newsrooms and agencies were seen to frame. Pages are rebuilt from the id alone. */
const SITES: readonly (readonly [RegExp, Find, string])[] = [
  [/^(?:www\.)?youtube(?:-nocookie)?\.com$/, byPath(/^\/embed\/([\w-]{11})$/, (id) => `https://www.youtube.com/watch?v=${id}`), 'YouTube'],
  [/^player\.vimeo\.com$/, byPath(/^\/video\/(\d+)$/, (id) => `https://vimeo.com/${id}`), 'Vimeo'],
  [/^(?:www\.)?dailymotion\.com$/, byPath(/^\/embed\/video\/([a-z0-9]+)$/i, (id) => `https://www.dailymotion.com/video/${id}`), 'Dailymotion'],
  [
    /^geo\.dailymotion\.com$/,
    ({ searchParams }) => (/^[a-z0-9]+$/i.test(searchParams.get('video') ?? '') ? `https://www.dailymotion.com/video/${searchParams.get('video')}` : null),
    'Dailymotion',
  ],
  [/^embed\.ted\.com$/, byPath(/^\/talks\/(?:lang\/[a-z-]+\/)?([a-z0-9_]+)$/i, (id) => `https://www.ted.com/talks/${id}`), 'TED'],
  [/^(?:www\.)?facebook\.com$/, byParameter(/^\/plugins\/(?:video|post)\.php$/, 'href', /^(?:[a-z-]+\.)?facebook\.com$/), 'Facebook'],
  [/^(?:www\.)?instagram\.com$/, byPath(/^\/(?:p|reel)\/([\w-]+)\/embed/, (id) => `https://www.instagram.com/p/${id}/`), 'Instagram'],
  [
    /^platform\.twitter\.com$/,
    ({ searchParams }) => (/^\d+$/.test(searchParams.get('id') ?? '') ? `https://x.com/i/status/${searchParams.get('id')}` : null),
    'X',
  ],
  [
    /^embed\.bsky\.app$/,
    byPath(/^\/embed\/(did:[a-z0-9:._-]+\/app\.bsky\.feed\.post\/[a-z0-9]+)$/i, (id) => `https://bsky.app/profile/${id.replace('app.bsky.feed.post', 'post')}`),
    'Bluesky',
  ],
  [/^open\.spotify\.com$/, byPath(/^\/embed\/((?:track|album|playlist|episode|show|artist)\/\w+)$/, (id) => `https://open.spotify.com/${id}`), 'Spotify'],
  [/^datawrapper\.dwcdn\.net$/, byPath(/^\/(\w+)\//, (id) => `https://datawrapper.dwcdn.net/${id}/`), 'Datawrapper'],
  [/^flo\.uri\.sh$/, byPath(/^\/((?:visualisation|story)\/\d+)\/embed$/, (id) => `https://public.flourish.studio/${id}/`), 'Flourish'],
  [/^e\.infogram\.com$/, byPath(/^\/([\w-]+)$/, (id) => `https://infogram.com/${id}`), 'Infogram'],
  [
    /^(?:www|embed)\.documentcloud\.org$/,
    byPath(/^\/documents\/([\w-]+?)(?:\.html)?\/?$/, (id) => `https://www.documentcloud.org/documents/${id}`),
    'DocumentCloud',
  ],
];

/** The page of what a frame at `src` (a whole web address) shows; null for frames of any other site. Nothing is fetched. */
export function framedPage(src: string): FramedPage | null {
  if (!URL.canParse(src)) return null;
  const url = new URL(src);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  for (const [host, find, site] of SITES) {
    const page = host.test(url.hostname) ? find(url) : null;
    if (page !== null) return { url: page, site };
  }
  return null;
}
