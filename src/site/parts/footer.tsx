import { localDate } from '#platform/zoned-time.ts';
import { CORRECTIONS_PATH, link } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';

/** Where readers find what a paper owes them: corrections, an address, the other language. */
export function Footer({ frame }: { readonly frame: PageFrame }) {
  const { station, language, alternatePath } = frame;
  const other = language === 'en' ? 'es' : 'en';
  return (
    <footer class="footer">
      <div class="wrap">
        <ul>
          <li>
            <a href={link(frame, '/')}>{word(language, 'home')}</a>
          </li>
          <li>
            <a href={link(frame, CORRECTIONS_PATH)}>{word(language, 'corrections')}</a>
          </li>
          {station.contactEmail !== null && (
            <li>
              <a href={`mailto:${station.contactEmail}`}>{word(language, 'contact')}</a>
            </li>
          )}
          <li>
            <a href="/feed.rss">RSS</a>
          </li>
          {alternatePath !== null && (
            <li>
              <a href={alternatePath} lang={other} hreflang={other}>
                {word(language, 'otherLanguage')}
              </a>
            </li>
          )}
        </ul>
        <p>
          © {localDate(frame.now, station.timeZone).slice(0, 4)} {station.name}
        </p>
        {station.sample && <p>{word(language, 'sampleStation')}</p>}
      </div>
    </footer>
  );
}
