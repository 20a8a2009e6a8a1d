import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressQuickly, finish, type Finished } from '#platform/http/finished.ts';
import { securityHeaders, INERT_CSP } from '#platform/http/security-headers.ts';
import type { PageFrame } from './page-frame.ts';
import type { Station } from './station.ts';
import { FONT_FILES, STYLE_FILES, stylesheet } from './stylesheet.ts';

/** Where the files of the reader's pages lie on the disk. */
export type AssetFolders = {
  /** `styles/` of this folder's source: the parts of the stylesheet, and `fonts/`. */
  readonly styles: string;
  /** The built script of the islands; null: pages get an empty one. */
  readonly script: string | null;
};

/** The files that pages load, named by their content, ready to be sent. */
export type Assets = {
  /** Their addresses for a station of these colors, as a page's frame holds them. */
  of(station: Station): PageFrame['assets'];
  /**
   * The file of a path. A name with another content's hash gives the file of today, to be kept for a minute: a page that a
   * cache kept over an upgrade still finds its style.
   */
  find(path: string): Finished | undefined;
};

const YEAR = 'public, max-age=31536000, immutable';

const MINUTE = 'public, max-age=60';
const NAME = /^\/assets\/([a-z0-9-]+)-[0-9a-f]{12}\.([a-z0-9]+)$/;

/**
 * Opens the files of `folders`; they are read now, once. `https`: the site is served over HTTPS. `settle` makes the best
 * compressed forms of an answer, in its own time.
 */
export function openAssets(folders: AssetFolders, https: boolean, settle: (answer: Finished, done: () => void) => void = () => {}): Assets {
  const files = new Map<string, Finished>();
  const today = new Map<string, Finished>();
  const stations = new Map<string, PageFrame['assets']>();

  const add = (name: string, extension: string, type: string, body: Buffer): string => {
    const path = `/assets/${name}-${hash('sha256', body, 'hex').slice(0, 12)}.${extension}`;
    const answer = asset(type, body, YEAR, https);
    files.set(path, answer);
    settle(answer, () => {});
    today.set(`${name}.${extension}`, asset(type, body, MINUTE, https));
    return path;
  };

  const styles = new Map(STYLE_FILES.map((file) => [file, readFileSync(join(folders.styles, file), 'utf8')]));
  const fonts = new Map(
    FONT_FILES.map((file) => [file, add(file.replace(/\.woff2$/, ''), 'woff2', 'font/woff2', readFileSync(join(folders.styles, 'fonts', file)))]),
  );
  const script = add('site', 'js', 'text/javascript; charset=utf-8', folders.script === null ? Buffer.from('') : readFileSync(folders.script));

  return {
    of(station) {
      const colors = JSON.stringify(station.accent);
      const known = stations.get(colors);
      if (known !== undefined) return known;
      const css = stylesheet(
        (file) => styles.get(file) ?? '',
        (file) => fonts.get(file) ?? '',
        station,
      );
      const early = fonts.get(FONT_FILES[0] ?? '');
      const addresses = { stylesheet: add('site', 'css', 'text/css; charset=utf-8', Buffer.from(css)), script, fonts: early === undefined ? [] : [early] };
      stations.set(colors, addresses);
      return addresses;
    },
    find(path) {
      const exact = files.get(path);
      if (exact !== undefined) return exact;
      const [, name, extension] = NAME.exec(path) ?? [];
      return name === undefined ? undefined : today.get(`${name}.${extension}`);
    },
  };
}

function asset(type: string, body: Buffer, cacheControl: string, https: boolean): Finished {
  const answer = finish({
    status: 200,
    body,
    compress: !type.startsWith('font/'),
    headers: ['Content-Type', type, 'Cache-Control', cacheControl, ...securityHeaders({ csp: INERT_CSP, https })],
  });
  compressQuickly(answer);
  return answer;
}
