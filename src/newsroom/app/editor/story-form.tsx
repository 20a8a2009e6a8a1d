import type { Story } from '#story/story.ts';
import { isSlug, slugFromHeadline } from '#story/slug.ts';
import { useDesk } from '../desk.ts';
import { Field, SelectField } from '../parts/field.tsx';
import { ParsedField } from '../parts/parsed-field.tsx';
import { sectionName } from '../parts/section-name.ts';
import type { Saver } from '../save/saver.ts';
import { EmbargoField } from './embargo-field.tsx';
import type { StoryFields } from './story-fields.ts';
import { useSaverPart } from './use-story.ts';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

function webAddress(text: string): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return URL.canParse(trimmed) && /^https?:\/\/[^\s/]+\.[^\s/]/i.test(trimmed) ? trimmed : undefined;
}

function topicsOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,;]/)
        .map((topic) => slugFromHeadline(topic))
        .filter((topic) => topic !== ''),
    ),
  ];
}

/** The fields of a story that are no text of it. Bylines are names parted by commas. */
export function StoryForm({ saver, story, editable }: { readonly saver: Saver<StoryFields>; readonly story: Story; readonly editable: boolean }) {
  const { t, station, language } = useDesk();
  const value = useSaverPart(
    saver,
    ({
      state: {
        value: { body: _body, ...fields },
      },
    }) => fields,
  );
  const { heldSlug } = useSaverPart(saver, ({ state }) => ({ heldSlug: state.heldBack.slug }));
  const set = <K extends keyof StoryFields>(field: K, to: StoryFields[K]): void => saver.type((fields) => ({ ...fields, [field]: to }));
  const slugRefused = heldSlug !== undefined && heldSlug === value.slug;
  const author = (name: string): string | null =>
    value.bylines.find((one) => one.name === name)?.author ?? (story.origin.kind === 'staff' ? orNull(slugFromHeadline(name)) : null);
  const names = (text: string) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({ name, author: author(name) }));
  const slugs = [...new Set([...station.sections.map(({ slug }) => slug), value.section])];
  const off = !editable;
  return (
    <div className="form">
      <SelectField label={t('field.section')} value={value.section} disabled={off} onChange={(event) => set('section', event.target.value)}>
        {slugs.map((slug) => (
          <option key={slug} value={slug}>
            {sectionName(station, slug, language)}
          </option>
        ))}
      </SelectField>
      <ParsedField
        label={t('field.slug')}
        value={value.slug}
        disabled={off}
        format={(slug) => slug}
        parse={(text) => (isSlug(text.trim()) ? text.trim() : undefined)}
        wrong={t('slug.wrong')}
        bad={slugRefused ? t('slug.taken') : null}
        hint={story.live === null ? `/${value.section}/…` : undefined}
        onChange={(slug) => set('slug', slug)}
      />
      <ParsedField
        label={t('field.bylines')}
        value={value.bylines}
        disabled={off}
        format={(all) => all.map(({ name }) => name).join(', ')}
        parse={names}
        wrong=""
        hint={t('bylines.hint')}
        onChange={(all) => set('bylines', all)}
      />
      <ParsedField
        label={t('field.topics')}
        value={value.topics}
        disabled={off}
        format={(all) => all.join(', ')}
        parse={topicsOf}
        wrong=""
        hint={t('topics.hint')}
        onChange={(all) => set('topics', all)}
      />
      <Field
        label={t('field.credit')}
        value={value.credit ?? ''}
        disabled={off}
        maxLength={300}
        onChange={(event) => set('credit', orNull(event.target.value))}
      />
      <EmbargoField value={value.embargoedUntil} disabled={off} onChange={(at) => set('embargoedUntil', at)} />
      <Field
        label={t('field.socialHeadline')}
        value={value.socialHeadline ?? ''}
        disabled={off}
        maxLength={300}
        placeholder={value.headline}
        onChange={(event) => set('socialHeadline', orNull(event.target.value))}
      />
      <Field
        label={t('field.shortHeadline')}
        value={value.shortHeadline ?? ''}
        disabled={off}
        maxLength={120}
        onChange={(event) => set('shortHeadline', orNull(event.target.value))}
      />
      <ParsedField
        label={t('field.canonicalUrl')}
        value={value.canonicalUrl}
        disabled={off}
        inputMode="url"
        format={(url) => url ?? ''}
        parse={webAddress}
        wrong={t('url.wrong')}
        hint={t('canonical.hint')}
        onChange={(url) => set('canonicalUrl', url)}
      />
      <SelectField
        label={t('field.language')}
        value={value.language}
        disabled={off}
        onChange={(event) => set('language', event.target.value === 'es' ? 'es' : 'en')}
      >
        <option value="en">English</option>
        <option value="es">Español</option>
      </SelectField>
    </div>
  );
}
