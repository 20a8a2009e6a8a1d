import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ResponseOf } from '#newsroom/contract.ts';
import type { Picture } from '#story/story.ts';
import { fetched, upload, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';

type Media = ResponseOf<'media.get'>;

function pictureOf({ key, alt, caption, credit, width, height }: Media): Picture {
  return { media: key, alt, caption, credit, width, height };
}

/** Uploads files one after the other; gives those that were taken, and stops at the first that was not. */
async function uploadAll(files: readonly File[]): Promise<{ readonly taken: readonly Media[]; readonly refusal: Refusal | null }> {
  const taken: Media[] = [];
  for (const file of files) {
    const answer = await upload({}, file);
    if (!answer.ok) return { taken, refusal: answer.refusal };
    taken.push(answer.value);
  }
  return { taken, refusal: null };
}

function Describe({ picture, onChange }: { readonly picture: Picture; readonly onChange: (picture: Picture) => void }) {
  const { t } = useDesk();
  return (
    <fieldset>
      <legend className="unseen">{t('picture')}</legend>
      <Field
        label={t('picture.alt')}
        hint={t('picture.alt.hint')}
        maxLength={1000}
        value={picture.alt}
        onChange={(event) => onChange({ ...picture, alt: event.target.value })}
      />
      <div className="row">
        <Field
          label={t('picture.credit')}
          maxLength={300}
          value={picture.credit ?? ''}
          onChange={(event) => onChange({ ...picture, credit: event.target.value || null })}
        />
        <Field
          label={t('picture.caption')}
          maxLength={2000}
          value={picture.caption ?? ''}
          onChange={(event) => onChange({ ...picture, caption: event.target.value || null })}
        />
      </div>
    </fieldset>
  );
}

function useUpload(onTaken: (media: readonly Media[]) => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setBusy(true);
    const { taken, refusal: refused } = await uploadAll(files);
    setBusy(false);
    setRefusal(refused);
    onTaken(taken);
    void queries.invalidateQueries({ queryKey: ['media'] });
  };
  return { busy, refusal, send };
}

/** Upload or pick one picture, or several for a gallery; alternative text and credit are asked for in the same place. */
export function PictureDialog({
  title,
  several,
  files = [],
  onUse,
  onClose,
}: {
  readonly title: string;
  readonly several: boolean;
  /** Files that were dropped or pasted into the text: uploaded at once. */
  readonly files?: readonly File[];
  readonly onUse: (pictures: readonly Picture[]) => void;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  const [chosen, setChosen] = useState<readonly Picture[]>([]);
  const library = useQuery({ queryKey: ['media'], queryFn: () => fetched('media.list', { query: { limit: 100 } }) });
  const choose = (media: readonly Media[]): void => setChosen((before) => (several ? [...before, ...media.map(pictureOf)] : media.slice(-1).map(pictureOf)));
  const { busy, refusal, send } = useUpload((taken) => taken.length > 0 && choose(taken));
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    void send(files);
  });
  const toggle = (media: Media): void => {
    if (chosen.some((picture) => picture.media === media.key)) setChosen(chosen.filter((picture) => picture.media !== media.key));
    else choose([media]);
  };
  return (
    <Dialog title={title} wide onClose={onClose}>
      <div className="acts">
        <label className="btn file">
          {t(several ? 'picture.uploadSeveral' : 'picture.upload')}
          <input
            type="file"
            accept="image/*"
            multiple={several}
            onChange={(event) => {
              void send([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
        <span role="status" className="soft">
          {busy ? t('picture.uploading') : ''}
        </span>
      </div>
      <RefusalNote refusal={refusal} />
      {chosen.map((picture) => (
        <div key={picture.media} className="chosen">
          <img src={library.data?.media.find(({ key }) => key === picture.media)?.thumb} alt="" />
          <Describe picture={picture} onChange={(next) => setChosen(chosen.map((one) => (one.media === next.media ? next : one)))} />
        </div>
      ))}
      <div className="library" role="group" aria-label={t('picture.library')}>
        {library.data?.media.map((media) => (
          <button
            key={media.key}
            type="button"
            className="thumb"
            aria-pressed={chosen.some((picture) => picture.media === media.key)}
            title={media.fileName}
            onClick={() => toggle(media)}
          >
            <img src={media.thumb} alt={media.alt || media.fileName} loading="lazy" />
          </button>
        ))}
        {library.data?.media.length === 0 && <p className="soft">{t('picture.noneYet')}</p>}
      </div>
      <div className="acts sticky">
        <button type="button" className="btn do" disabled={chosen.length === 0} onClick={() => onUse(chosen)}>
          {t('picture.use', { count: chosen.length })}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
