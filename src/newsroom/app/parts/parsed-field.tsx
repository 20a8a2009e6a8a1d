import { useState, type ReactNode } from 'react';
import { same } from '../save/same.ts';
import { Field } from './field.tsx';

/**
 * A line whose text means something else than itself (a list, an address). What is typed stays as typed; each text that
 * can be read is reported at once, one that cannot is marked and reported to nobody.
 */
export function ParsedField<T>({
  label,
  hint,
  value,
  format,
  parse,
  wrong,
  disabled,
  onChange,
  ...rest
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: T;
  readonly format: (value: T) => string;
  /** Undefined where the text cannot be read. */
  readonly parse: (text: string) => T | undefined;
  readonly wrong: string;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
  readonly bad?: string | null;
  readonly list?: string;
  readonly inputMode?: 'url' | 'text';
}) {
  const [text, setText] = useState(() => format(value));
  const [known, setKnown] = useState(value);
  const parsed = parse(text);
  if (!same(known, value)) {
    setKnown(value);
    if (!same(parsed, value)) setText(format(value)); // it changed from outside
  }
  return (
    <Field
      {...rest}
      label={label}
      hint={hint}
      value={text}
      disabled={disabled}
      bad={parsed === undefined ? wrong : rest.bad}
      onChange={(event) => {
        setText(event.target.value);
        const next = parse(event.target.value);
        if (next !== undefined && !same(next, value)) {
          setKnown(next);
          onChange(next);
        }
      }}
    />
  );
}
