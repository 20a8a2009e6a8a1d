import type { DayRow } from '#weather/report.ts';

/** The coldest low and the warmest high of a table, in °C; null where it has no temperatures. */
export type RangeScale = { readonly from: number; readonly to: number } | null;

/** One scale for all rows of a table. */
export function rangeScale(rows: readonly Pick<DayRow, 'hi' | 'lo'>[]): RangeScale {
  const known = rows.flatMap(({ hi, lo }) => [hi, lo]).filter((value) => value !== null);
  if (known.length === 0) return null;
  const [from, to] = [Math.min(...known), Math.max(...known)];
  return to > from ? { from, to } : { from: from - 1, to: to + 1 };
}

/** The colors of the scale, once for all bars of a page: the same degree has the same color in every row. */
export function RangeColors() {
  return (
    <svg class="unseen" width="1" height="1" aria-hidden="true" focusable="false">
      <linearGradient id="range-colors" gradientUnits="userSpaceOnUse" x1="0" x2="100" y1="0" y2="0">
        <stop class="cold" offset="0" />
        <stop class="warm" offset="1" />
      </linearGradient>
    </svg>
  );
}

export type RangeBarProps = { readonly hi: number | null; readonly lo: number | null; readonly scale: RangeScale };

/** A day's low to high on the table's scale; a short mark where only one of them is known, the bare scale where neither. */
export function RangeBar({ hi, lo, scale }: RangeBarProps) {
  if (scale === null) return null;
  const place = (celsius: number): number => round(((celsius - scale.from) / (scale.to - scale.from)) * 100);
  const ends = [lo, hi].filter((value) => value !== null).map(place);
  const from = Math.min(...ends);
  const single = ends.length === 1;
  const x = single ? Math.min(Math.max(from - 1.5, 0), 97) : from;
  return (
    <svg class="range" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="range-scale" width="100" height="4" />
      {ends.length > 0 && <rect x={x} width={single ? 3 : Math.max(round(Math.max(...ends) - from), 1)} height="4" fill="url(#range-colors)" />}
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
