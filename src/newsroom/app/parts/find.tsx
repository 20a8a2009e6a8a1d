import { useEffect, useRef, useState } from 'react';
import { useKeys } from './keys.ts';

/** A text filter: `/` goes to it, Escape leaves it. Reports after a pause of typing. */
export function Find({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void }) {
  const ref = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  useKeys({ '/': () => ref.current?.focus() });
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), 250);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div className="find" role="search">
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') ref.current?.blur();
          if (event.key === 'Enter') onChange(text);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
