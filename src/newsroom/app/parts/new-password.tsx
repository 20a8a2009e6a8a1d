import { useState } from 'react';
import { Field } from './field.tsx';
import { useWords } from './language.ts';

/** A password to be chosen: 12 characters or more of any kind, shown on demand, pasted freely. */
export function NewPassword({ value, onChange }: { readonly value: string; readonly onChange: (event: { target: { value: string } }) => void }) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Field
        label={t('password')}
        required
        minLength={12}
        maxLength={128}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        hint={t('password.hint')}
        value={value}
        onChange={onChange}
      />
      <label className="check soft">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} /> {t('password.show')}
      </label>
    </div>
  );
}
