import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { call, fetched, RefusedError, type Refusal } from '../client.ts';
import { Field } from '../parts/field.tsx';
import { useWords } from '../parts/language.ts';
import { NewPassword } from '../parts/new-password.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';

/** What a one-time link leads to: accepting an invitation, or choosing a new password. */
export function Join() {
  const t = useWords();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const link = useQuery({ queryKey: ['link', token], queryFn: () => fetched('links.get', { params: { token } }), retry: false });
  const [name, setName] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const invited = link.data?.kind === 'invitation';
    const answer = await call('links.use', { params: { token }, body: { password, ...(invited ? { name: name ?? link.data?.name ?? '' } : {}) } });
    if (!answer.ok) return setRefusal(answer.refusal);
    queries.clear();
    go('/');
  };
  return (
    <main className="door">
      <h1>{t(link.data?.kind === 'password' ? 'join.password' : 'join')}</h1>
      {link.error instanceof RefusedError && <RefusalNote refusal={link.error.refusal} />}
      {link.data !== undefined && (
        <form onSubmit={(event) => void submit(event)}>
          <p>{t(link.data.kind === 'password' ? 'join.password.text' : 'join.text', { email: link.data.email })}</p>
          <input type="hidden" name="username" autoComplete="username" value={link.data.email} readOnly />
          {link.data.kind === 'invitation' && (
            <Field
              label={t('staff.name')}
              required
              maxLength={120}
              autoComplete="name"
              value={name ?? link.data.name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
          <NewPassword value={password} onChange={(event) => setPassword(event.target.value)} />
          <RefusalNote refusal={refusal} />
          <button type="submit" className="btn do">
            {t('join.do')}
          </button>
        </form>
      )}
    </main>
  );
}
