import type { ReactNode } from 'react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Permission } from '#newsroom/roles.ts';
import { useDesk } from '../desk.ts';
import type { WordKey } from '../words.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { useKeys } from './keys.ts';

const PLACES: readonly { readonly path: string; readonly word: WordKey; readonly needs: Permission }[] = [
  { path: '/', word: 'nav.stories', needs: 'story.read' },
  { path: '/wire', word: 'nav.wire', needs: 'wire.read' },
  { path: '/sources', word: 'nav.sources', needs: 'wire.read' },
  { path: '/weather', word: 'nav.weather', needs: 'weather.read' },
  { path: '/station', word: 'nav.station', needs: 'settings.read' },
  { path: '/staff', word: 'nav.staff', needs: 'staff.manage' },
  { path: '/log', word: 'nav.log', needs: 'audit.read' },
];

function isHere(location: string, path: string): boolean {
  return path === '/' ? location === '/' || location.startsWith('/stories') : location.startsWith(path);
}

/** The frame of every view: where one can go on the left, the view beside it. */
export function Shell({ children, onSignOut }: { readonly children: ReactNode; readonly onSignOut: () => void }) {
  const { t, me, may, station, language, speak } = useDesk();
  const [location] = useLocation();
  const [keys, setKeys] = useState(false);
  useKeys({ '?': () => setKeys(true) });
  return (
    <div className="desk">
      <header className="side">
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <Link className="mark" href="/">
          <span aria-hidden="true">
            {station.mark.plain} <i>{station.mark.accent}</i>
          </span>
          <span className="unseen">{station.name}</span>
        </Link>
        <nav aria-label={t('nav')}>
          <ul>
            {PLACES.filter(({ needs }) => may(needs)).map(({ path, word }) => (
              <li key={path}>
                <Link href={path} aria-current={isHere(location, path) ? 'page' : undefined}>
                  {t(word)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="me">
          <span>
            <b>{me.name}</b>
            <span className="role">{t(`role.${me.role}`)}</span>
          </span>
          <a className="optional" href="/">
            {t('nav.site')}
          </a>
          <button type="button" className="plain" lang={language === 'en' ? 'es' : 'en'} onClick={() => speak(language === 'en' ? 'es' : 'en')}>
            {language === 'en' ? 'Español' : 'English'}
          </button>
          <button type="button" className="plain optional" onClick={() => setKeys(true)}>
            {t('keys')} <kbd>?</kbd>
          </button>
          <button type="button" className="plain" onClick={onSignOut}>
            {t('signOut')}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  );
}
