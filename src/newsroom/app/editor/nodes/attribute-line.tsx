import { useId } from 'react';
import { GrowText } from '../grow-text.tsx';

/** Words inside the text that are no text of it: alternative text, credit, source. Keys pressed here stay here. */
export function AttributeLine({
  label,
  value,
  onChange,
  missing = false,
  max,
  readOnly,
  serif = false,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  /** Marked as wanted while it is empty. */
  readonly missing?: boolean;
  readonly max: number;
  readonly readOnly: boolean;
  readonly serif?: boolean;
}) {
  const id = useId();
  const empty = value === null || value.trim() === '';
  return (
    <div className="line" data-missing={missing && empty ? '' : undefined} onKeyDown={(event) => event.stopPropagation()}>
      <label htmlFor={id}>{label}</label>
      <GrowText
        id={id}
        value={value ?? ''}
        maxLength={max}
        readOnly={readOnly}
        className={serif ? 'serif' : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
