import { expect, test } from 'vitest';
import { framedPage } from './framed-page.ts';

test.each([
  ['https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['https://player.vimeo.com/video/123?h=x', 'https://vimeo.com/123'],
  ['https://geo.dailymotion.com/player.html?video=x7abc', 'https://www.dailymotion.com/video/x7abc'],
  [
    'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fstation%2Fvideos%2F1%2F&x=1',
    'https://www.facebook.com/station/videos/1/',
  ],
  ['https://platform.twitter.com/embed/Tweet.html?id=123', 'https://x.com/i/status/123'],
  ['https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3k', 'https://bsky.app/profile/did:plc:abc/post/3k'],
  ['https://open.spotify.com/embed/episode/abc', 'https://open.spotify.com/episode/abc'],
  ['https://datawrapper.dwcdn.net/AbC12/3/', 'https://datawrapper.dwcdn.net/AbC12/'],
  ['https://embed.documentcloud.org/documents/123-budget/?embed=1', 'https://www.documentcloud.org/documents/123-budget'],
])('%s', (src, page) => {
  expect(framedPage(src)?.url).toBe(page);
});

test.each([
  'https://youtube.com.evil.example/embed/dQw4w9WgXcQ',
  'https://evil.example/www.youtube.com/embed/dQw4w9WgXcQ',
  'https://www.youtube.com/embed/short',
  'https://www.youtube.com/redirect?q=https://evil.example',
  'https://www.facebook.com/plugins/video.php?href=javascript:alert(1)',
  'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fevil.example%2F',
  'javascript:alert(1)//www.youtube.com/embed/dQw4w9WgXcQ',
  'not an address',
])('%s is none', (src) => {
  expect(framedPage(src)).toBeNull();
});
