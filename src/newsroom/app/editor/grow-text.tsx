import { useLayoutEffect, useRef, type TextareaHTMLAttributes } from 'react';

/** A text field without a frame that is as tall as its words, for headline and summary. Enter leaves it. */
export function GrowText({ value, onEnter, ...rest }: { readonly value: string; readonly onEnter?: () => void } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = ref.current;
    if (area === null || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [value]);
  return (
    <textarea
      ref={ref}
      rows={1}
      value={value}
      {...rest}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (!event.ctrlKey && !event.metaKey) onEnter?.();
      }}
    />
  );
}
