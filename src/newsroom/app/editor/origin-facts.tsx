import { useQuery } from '@tanstack/react-query';
import type { Story } from '#story/story.ts';
import { fetched } from '../client.ts';
import { useDesk } from '../desk.ts';
import { fullText } from '../time/time-text.ts';

/** Where wire copy comes from, what may be done with it, and what its source told editors alone. */
export function OriginFacts({ story }: { readonly story: Story }) {
  const { t, manner } = useDesk();
  const { origin, rights } = story;
  const wireItem = origin.kind === 'wire' ? origin.wireItem : null;
  const item = useQuery({
    queryKey: ['wire-item', wireItem],
    queryFn: () => fetched('wire.item', { params: { id: wireItem ?? '' } }),
    enabled: wireItem !== null,
    staleTime: 60_000,
  });
  if (origin.kind === 'staff') return null;
  const terms = rights.usageTerms ?? item.data?.usageTerms ?? null;
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">{t('panel.origin')}</h2>
      <dl className="facts">
        <dt>{t('origin.source')}</dt>
        <dd>{origin.source}</dd>
        {rights.copyrightHolder !== null && (
          <>
            <dt>{t('origin.holder')}</dt>
            <dd>{rights.copyrightHolder}</dd>
          </>
        )}
        <dt>{t('origin.terms')}</dt>
        <dd>{terms ?? t('none')}</dd>
        {rights.expiresAt !== null && (
          <>
            <dt>{t('origin.expires')}</dt>
            <dd>{fullText(rights.expiresAt, manner)}</dd>
          </>
        )}
        {item.data?.edNote && (
          <>
            <dt>{t('origin.note')}</dt>
            <dd>
              {item.data.edNote} <span className="soft">({t('origin.private')})</span>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
