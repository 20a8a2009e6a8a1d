import { slugFromHeadline } from '#story/slug.ts';
import type { Station } from '../desk.ts';
import { Field, SelectField } from './field.tsx';
import { useWords } from './language.ts';
import { ZoneList } from './zone-list.tsx';

/** What the fields of a station hold while they are filled in: as typed. */
export type StationDraft = {
  readonly name: string;
  readonly tagline: string;
  readonly town: string;
  readonly region: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly timeZone: string;
  readonly language: 'en' | 'es';
  readonly units: 'us' | 'metric';
  /** One section a line: `slug: English name / Spanish name`, or the name alone. */
  readonly sections: string;
  readonly light: string;
  readonly dark: string;
};

/** A station's settings as a draft to change. */
export function draftOf(station: Station): StationDraft {
  const { place } = station;
  return {
    name: station.name,
    tagline: station.tagline ?? '',
    town: place?.name ?? '',
    region: place?.region ?? '',
    latitude: place === null ? '' : String(place.latitude),
    longitude: place === null ? '' : String(place.longitude),
    timeZone: place?.timeZone ?? station.timeZone,
    language: station.language,
    units: station.units,
    sections: sectionsText(station.sections),
    light: station.accent.light,
    dark: station.accent.dark,
  };
}

/** Sections as lines of text. */
export function sectionsText(sections: Station['sections']): string {
  return sections.map(({ slug, name }) => `${slug}: ${name.en}${name.es === name.en ? '' : ` / ${name.es}`}`).join('\n');
}

/** Lines of text as sections; a line without `slug:` gets a slug of its name. */
export function sectionsOf(text: string): Station['sections'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, slug, names = line] = /^([a-z0-9-]+)\s*:\s*(.+)$/.exec(line) ?? [];
      const [en = names, es = en] = names.split('/').map((name) => name.trim());
      return { slug: slug ?? slugFromHeadline(en), name: { en, es: es || en } };
    });
}

/** The name as the masthead sets it: the last word in the station's color, as long as the name did not change. */
function markOf(name: string, before: Station): Station['mark'] {
  if (name === before.name) return before.mark;
  const at = name.lastIndexOf(' ');
  return at === -1 ? { plain: name, accent: '' } : { plain: name.slice(0, at + 1), accent: name.slice(at + 1) };
}

/** The settings that a draft means; what it does not hold stays as in `before`. */
export function stationOf(draft: StationDraft, before: Station): Station {
  const name = draft.name.trim();
  const town = draft.town.trim();
  const place =
    town === ''
      ? null
      : {
          name: town,
          region: draft.region.trim() || null,
          latitude: Number(draft.latitude),
          longitude: Number(draft.longitude),
          timeZone: draft.timeZone.trim(),
        };
  return {
    ...before,
    name,
    mark: markOf(name, before),
    tagline: draft.tagline.trim() || null,
    language: draft.language,
    units: draft.units,
    timeZone: draft.timeZone.trim(),
    accent: { light: draft.light, dark: draft.dark },
    sections: sectionsOf(draft.sections),
    place,
  };
}

/** The fields of a station, for set-up and settings. */
export function StationFields({
  draft,
  onChange,
  readOnly = false,
  colors = false,
}: {
  readonly draft: StationDraft;
  readonly onChange: (draft: StationDraft) => void;
  readonly readOnly?: boolean;
  readonly colors?: boolean;
}) {
  const t = useWords();
  const field = (name: keyof StationDraft) => ({
    value: draft[name],
    disabled: readOnly,
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  });
  return (
    <>
      <Field label={t('station.name')} required maxLength={80} {...field('name')} />
      <Field label={t('station.tagline')} maxLength={160} {...field('tagline')} />
      <div className="row">
        <Field label={t('station.town')} required maxLength={80} hint={t('station.town.hint')} {...field('town')} />
        <Field label={t('station.region')} maxLength={40} {...field('region')} />
      </div>
      <div className="row">
        <Field label={t('station.latitude')} required type="number" step="0.0001" min={-90} max={90} {...field('latitude')} />
        <Field
          label={t('station.longitude')}
          required
          type="number"
          step="0.0001"
          min={-180}
          max={180}
          hint={t('station.longitude.hint')}
          {...field('longitude')}
        />
      </div>
      <Field label={t('station.zone')} required list="station-zones" hint={t('station.zone.hint')} {...field('timeZone')} />
      <ZoneList id="station-zones" />
      <div className="row">
        <SelectField label={t('station.language')} {...field('language')}>
          <option value="en">English</option>
          <option value="es">Español</option>
        </SelectField>
        <SelectField label={t('station.units')} {...field('units')}>
          <option value="us">{t('station.units.us')}</option>
          <option value="metric">{t('station.units.metric')}</option>
        </SelectField>
      </div>
      <div className="field">
        <label htmlFor="station-sections">{t('station.sections')}</label>
        <textarea id="station-sections" rows={7} required spellCheck={false} aria-describedby="station-sections-hint" {...field('sections')} />
        <small id="station-sections-hint">{t('station.sections.hint')}</small>
      </div>
      {colors && (
        <div className="row">
          <Field label={t('station.light')} type="color" {...field('light')} />
          <Field label={t('station.dark')} type="color" {...field('dark')} />
        </div>
      )}
    </>
  );
}
