import type { Refusal } from '../client.ts';
import { useWords } from './language.ts';

/** A refusal in plain words, next to what caused it. Spoken by screen readers when it appears. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal | null }) {
  const t = useWords();
  if (refusal === null) return null;
  const errors = refusal.errors ?? [];
  const checks = refusal.checks ?? [];
  return (
    <div className="refusal" role="alert">
      <b>{refusal.status === 0 ? t('noAnswer') : refusal.title}</b>
      {refusal.detail !== '' && checks.length === 0 && <div>{refusal.detail}</div>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.path}>
              {error.path}: {error.message}
            </li>
          ))}
        </ul>
      )}
      {checks.length > 0 && (
        <ul>
          {checks.map((check) => (
            <li key={check.code}>{check.text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
