import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, fetched, type Refusal } from '../client.ts';
import type { Me } from '../desk.ts';
import { Field } from '../parts/field.tsx';
import { useWords } from '../parts/language.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';

/** E-mail and password. Pasting and password managers work: nothing here is in their way. */
export function SignInForm({ email = '', onDone }: { readonly email?: string; readonly onDone: (me: Me) => void }) {
  const t = useWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await call('session.signIn', { body: { email: String(form.get('email')), password: String(form.get('password')) } });
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="sign-in">
      <Field
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        data-first={email === '' ? '' : undefined}
        autoFocus={email === ''}
      />
      <Field label={t('password')} name="password" type="password" autoComplete="current-password" required data-first={email === '' ? undefined : ''} />
      <RefusalNote refusal={refusal} />
      <button type="submit" className="btn do" disabled={busy}>
        {t('signIn')}
      </button>
    </form>
  );
}

/** The door of the newsroom. */
export function SignIn({ onDone }: { readonly onDone: (me: Me) => void }) {
  const t = useWords();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => fetched('setup.get', {}) });
  return (
    <main className="door">
      <h1>{setup.data?.stationName ?? t('newsroom')}</h1>
      {setup.data?.needed ? <p>{t('setup.needed')}</p> : <SignInForm onDone={onDone} />}
      {setup.data?.needed !== true && <p className="soft">{t('signIn.lost')}</p>}
    </main>
  );
}
