import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { call, fetched, RefusedError, type Answer, type Refusal } from '../client.ts';
import type { Station } from '../desk.ts';
import { Field } from '../parts/field.tsx';
import { useWords } from '../parts/language.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { sectionsText, StationFields, stationOf, type StationDraft } from '../parts/station-fields.tsx';
import { NewPassword } from '../parts/new-password.tsx';

type Account = { readonly name: string; readonly email: string; readonly password: string };
type Kind = 'sample' | 'empty';

const FIRST_SECTIONS: Station['sections'] = [
  { slug: 'news', name: { en: 'News', es: 'Noticias' } },
  { slug: 'sports', name: { en: 'Sports', es: 'Deportes' } },
  { slug: 'community', name: { en: 'Community', es: 'Comunidad' } },
];

function emptyDraft(): StationDraft {
  const spanish = navigator.language.startsWith('es');
  const american = /^(en|es)-(US|LR|MM)$/.test(navigator.language);
  return {
    name: '',
    tagline: '',
    town: '',
    region: '',
    latitude: '',
    longitude: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: spanish ? 'es' : 'en',
    units: american ? 'us' : 'metric',
    sections: sectionsText(FIRST_SECTIONS),
    light: '',
    dark: '',
  };
}

/** Makes the administrator and opens the station; our own station gets the rest of its settings right after. */
async function setUp(token: string, account: Account, kind: Kind, draft: StationDraft): Promise<Answer<unknown>> {
  const made = await call('setup.create', {
    body: {
      token,
      ...account,
      station: kind,
      ...(kind === 'empty'
        ? {
            stationName: draft.name.trim(),
            place: {
              name: draft.town.trim(),
              region: draft.region.trim() || null,
              latitude: Number(draft.latitude),
              longitude: Number(draft.longitude),
              timeZone: draft.timeZone.trim(),
            },
          }
        : {}),
    },
  });
  if (!made.ok || kind === 'sample') return made;
  const before = await call('settings.get', {});
  if (!before.ok) return before;
  const { light, dark } = before.value.accent;
  return call('settings.save', { body: stationOf({ ...draft, light, dark }, before.value) });
}

function Choice({ kind, checked, onPick }: { readonly kind: Kind; readonly checked: boolean; readonly onPick: () => void }) {
  const t = useWords();
  return (
    <label className="choice">
      <input type="radio" name="station" checked={checked} onChange={onPick} />
      <b>{t(`setup.${kind}`)}</b>
      <small>{t(`setup.${kind}.text`)}</small>
    </label>
  );
}

function Form({ token }: { readonly token: string }) {
  const t = useWords();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [account, setAccount] = useState<Account>({ name: '', email: '', password: '' });
  const [step, setStep] = useState<1 | 2>(1);
  const [kind, setKind] = useState<Kind>('sample');
  const [draft, setDraft] = useState(emptyDraft);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (step === 1) return setStep(2);
    setBusy(true);
    const answer = await setUp(token, account, kind, draft);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    queries.clear();
    go(kind === 'sample' ? '/' : '/sources');
  };
  const field = (name: keyof Account) => ({
    value: account[name],
    onChange: (event: { target: { value: string } }) => setAccount({ ...account, [name]: event.target.value }),
  });
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className="soft" role="status">
        {t('setup.step', { step })}
      </p>
      {step === 1 ? (
        <>
          <p>{t('setup.account')}</p>
          <Field label={t('staff.name')} required maxLength={120} autoComplete="name" autoFocus {...field('name')} />
          <Field label={t('email')} required type="email" autoComplete="username" {...field('email')} />
          <NewPassword {...field('password')} />
        </>
      ) : (
        <>
          <fieldset>
            <legend>{t('setup.which')}</legend>
            <Choice kind="sample" checked={kind === 'sample'} onPick={() => setKind('sample')} />
            <Choice kind="empty" checked={kind === 'empty'} onPick={() => setKind('empty')} />
          </fieldset>
          {kind === 'empty' && <StationFields draft={draft} onChange={setDraft} />}
        </>
      )}
      <RefusalNote refusal={refusal} />
      <div className="acts">
        <button type="submit" className="btn do" disabled={busy}>
          {t(step === 1 ? 'setup.on' : 'setup.open')}
        </button>
        {step === 2 && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              setStep(1);
              setRefusal(null);
            }}
          >
            {t('setup.back')}
          </button>
        )}
      </div>
    </form>
  );
}

/** The first visit: an administrator, and what the station opens as. */
export function Setup() {
  const t = useWords();
  const [params] = useSearchParams();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => fetched('setup.get', {}) });
  const token = params.get('token') ?? '';
  return (
    <main className="door broad">
      <h1>{t('setup')}</h1>
      {setup.error instanceof RefusedError && <RefusalNote refusal={setup.error.refusal} />}
      {setup.data?.needed === false && (
        <p>
          {t('setup.done')} <a href="/desk/">{t('signIn')}</a>
        </p>
      )}
      {setup.data?.needed === true && (token === '' ? <p>{t('setup.needed')}</p> : <Form token={token} />)}
    </main>
  );
}
