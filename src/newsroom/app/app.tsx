import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { Language } from '#story/story.ts';
import { call, fetched, onSignedOut, RefusedError } from './client.ts';
import { DeskContext, type Desk, type Me, type Station } from './desk.ts';
import { Dialog } from './parts/dialog.tsx';
import { storedLanguage, storeLanguage, useWords, WordsContext } from './parts/language.ts';
import { RefusalNote } from './parts/refusal-note.tsx';
import { Shell } from './parts/shell.tsx';
import { SignIn, SignInForm } from './views/sign-in.tsx';
import { Stories } from './views/stories.tsx';
import { wordsIn } from './words.ts';

const Setup = lazy(async () => ({ default: (await import('./views/setup.tsx')).Setup }));
const Join = lazy(async () => ({ default: (await import('./views/join.tsx')).Join }));
const StoryPage = lazy(async () => ({ default: (await import('./views/story.tsx')).StoryPage }));
const Wire = lazy(async () => ({ default: (await import('./views/wire.tsx')).Wire }));
const Sources = lazy(async () => ({ default: (await import('./views/sources.tsx')).Sources }));
const WeatherStatus = lazy(async () => ({ default: (await import('./views/weather-status.tsx')).WeatherStatus }));
const StationPage = lazy(async () => ({ default: (await import('./views/station.tsx')).StationPage }));
const Staff = lazy(async () => ({ default: (await import('./views/staff.tsx')).Staff }));
const AuditLog = lazy(async () => ({ default: (await import('./views/audit-log.tsx')).AuditLog }));

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Views() {
  const t = useWords();
  return (
    <Suspense
      fallback={
        <p className="empty" role="status">
          {t('loading')}
        </p>
      }
    >
      <Switch>
        <Route path="/" component={Stories} />
        <Route path="/stories/:id">{({ id }) => <StoryPage key={id} id={id} />}</Route>
        <Route path="/wire" component={Wire} />
        <Route path="/sources" component={Sources} />
        <Route path="/weather" component={WeatherStatus} />
        <Route path="/station" component={StationPage} />
        <Route path="/staff" component={Staff} />
        <Route path="/log" component={AuditLog} />
        <Route>
          <p className="empty">
            <b>{t('nowhere')}</b>
          </p>
        </Route>
      </Switch>
    </Suspense>
  );
}

/** The session ended while someone worked: sign in on top of the work, which stays as it is. */
function Renew({ me, onDone }: { readonly me: Me; readonly onDone: (me: Me) => void }) {
  const t = useWords();
  return (
    <Dialog title={t('expired')} onClose={null}>
      <p>{t('expired.text')}</p>
      <SignInForm email={me.email} onDone={onDone} />
    </Dialog>
  );
}

type SignedInProps = { readonly me: Me; readonly station: Station; readonly language: Language; readonly speak: (language: Language) => void };

async function signOut(): Promise<void> {
  // While the session still stands: what is typed is stored first. What cannot be is kept for the next time.
  const { settleOpenStories } = await import('./editor/open-stories.ts');
  await Promise.race([settleOpenStories(), new Promise((resolve) => setTimeout(resolve, 4000))]);
  await call('session.signOut', {});
  location.assign('/desk/');
}

function SignedIn({ me, station, language, speak }: SignedInProps) {
  const queries = useQueryClient();
  const now = useNow();
  const [expired, setExpired] = useState(false);
  const [signIns, setSignIns] = useState(0);
  useEffect(() => onSignedOut(() => setExpired(true)), []);
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--station-light', station.accent.light);
    style.setProperty('--station-dark', station.accent.dark);
  }, [station.accent]);
  const desk = useMemo<Desk>(
    () => ({
      me,
      station,
      language,
      now,
      signIns,
      speak,
      t: wordsIn(language),
      manner: { zone: station.timeZone, language },
      may: (permission) => me.permissions.includes(permission),
    }),
    [me, station, language, now, signIns, speak],
  );
  const renewed = (next: Me): void => {
    if (next.id !== me.id) return location.assign('/desk/'); // someone else: nothing of the first person's stays on the screen
    setExpired(false);
    setSignIns((count) => count + 1);
    void queries.invalidateQueries();
  };
  return (
    <DeskContext value={desk}>
      <Shell onSignOut={() => void signOut()}>
        <Views />
      </Shell>
      {expired && <Renew me={me} onDone={renewed} />}
    </DeskContext>
  );
}

function Gate({ language, speak }: Pick<SignedInProps, 'language' | 'speak'>) {
  const t = useWords();
  const queries = useQueryClient();
  const session = useQuery({ queryKey: ['session'], queryFn: () => fetched('session.get', {}), staleTime: Infinity, refetchOnWindowFocus: false });
  const station = useQuery({ queryKey: ['settings'], queryFn: () => fetched('settings.get', {}), enabled: session.data !== undefined });
  const trouble = session.error ?? (station.data === undefined ? station.error : null);
  if (session.data !== undefined && station.data !== undefined) {
    return <SignedIn me={session.data} station={station.data} language={language} speak={speak} />;
  }
  if (session.error instanceof RefusedError && session.error.refusal.status === 401) {
    return <SignIn onDone={(me) => queries.setQueryData(['session'], me)} />;
  }
  if (trouble instanceof RefusedError) {
    return (
      <main className="door">
        <RefusalNote refusal={trouble.refusal} />
        <button type="button" className="btn" onClick={() => void queries.invalidateQueries()}>
          {t('again')}
        </button>
      </main>
    );
  }
  return (
    <p className="door soft" role="status">
      {t('loading')}
    </p>
  );
}

/** The newsroom's browser app. */
export function App() {
  const [language, setLanguage] = useState(storedLanguage);
  const [path] = useLocation();
  const t = useMemo(() => wordsIn(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = (next: Language): void => {
    storeLanguage(next);
    setLanguage(next);
  };
  const open = path === '/setup' || path === '/join';
  return (
    <WordsContext value={t}>
      {open ? (
        <Suspense fallback={null}>
          <Switch>
            <Route path="/setup" component={Setup} />
            <Route component={Join} />
          </Switch>
        </Suspense>
      ) : (
        <Gate language={language} speak={speak} />
      )}
    </WordsContext>
  );
}
