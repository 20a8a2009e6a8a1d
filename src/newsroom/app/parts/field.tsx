import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

type Around = { readonly label: string; readonly hint?: ReactNode; readonly bad?: string | null };

function Notes({ id, hint, bad }: { readonly id: string; readonly hint?: ReactNode; readonly bad?: string | null }) {
  if (bad)
    return (
      <small id={id} className="bad" role="alert">
        {bad}
      </small>
    );
  return hint ? <small id={id}>{hint}</small> : null;
}

/** A line to fill in, with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, bad, ...input }: Around & InputHTMLAttributes<HTMLInputElement>) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint || bad ? `${id}n` : undefined} aria-invalid={bad ? true : undefined} {...input} />
      <Notes id={`${id}n`} hint={hint} bad={bad} />
    </div>
  );
}

/** Several lines to fill in. */
export function TextField({ label, hint, bad, ...area }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} aria-describedby={hint || bad ? `${id}n` : undefined} aria-invalid={bad ? true : undefined} {...area} />
      <Notes id={`${id}n`} hint={hint} bad={bad} />
    </div>
  );
}

/** One of several. */
export function SelectField({ label, hint, bad, children, ...select }: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} aria-describedby={hint || bad ? `${id}n` : undefined} {...select}>
        {children}
      </select>
      <Notes id={`${id}n`} hint={hint} bad={bad} />
    </div>
  );
}
