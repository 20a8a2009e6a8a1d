import type { ResponseOf } from '#newsroom/contract.ts';

/** Words that went and came, in reading order. */
export function DiffRuns({ runs }: { readonly runs: ResponseOf<'versions.diff'>['fields'][number]['runs'] }) {
  return (
    <div className="diff">
      {runs.map((run, index) => {
        // oxlint-disable-next-line react/no-array-index-key -- the runs of a diff have no other name
        if (run.kind === 'same') return <span key={index}>{run.text}</span>;
        // oxlint-disable-next-line react/no-array-index-key
        return run.kind === 'added' ? <ins key={index}>{run.text}</ins> : <del key={index}>{run.text}</del>;
      })}
    </div>
  );
}
