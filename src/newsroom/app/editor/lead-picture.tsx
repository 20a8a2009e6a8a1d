import { useState } from 'react';
import { picturePath, pictureWidths } from '#story/picture-sizes.ts';
import type { Picture } from '#story/story.ts';
import { useDesk } from '../desk.ts';
import { AttributeLine } from './nodes/attribute-line.tsx';
import { PictureDialog } from './picture-dialog.tsx';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The picture over the text, with what belongs to it. */
export function LeadPicture({
  lead,
  editable,
  onChange,
}: {
  readonly lead: Picture | null;
  readonly editable: boolean;
  readonly onChange: (lead: Picture | null) => void;
}) {
  const { t } = useDesk();
  const [open, setOpen] = useState(false);
  const widths = lead === null ? [] : pictureWidths(lead.width);
  return (
    <>
      {lead === null ? (
        editable && (
          <button type="button" className="plain add-lead" onClick={() => setOpen(true)}>
            {t('lead.add')}
          </button>
        )
      ) : (
        <figure className="picture">
          <img
            src={picturePath(lead.media, widths.find((one) => one >= 960) ?? widths.at(-1) ?? lead.width)}
            alt={lead.alt}
            width={lead.width}
            height={lead.height}
          />
          <div className="lines">
            <AttributeLine
              label={t('picture.caption')}
              value={lead.caption}
              max={2000}
              readOnly={!editable}
              onChange={(caption) => onChange({ ...lead, caption: orNull(caption) })}
            />
            <AttributeLine
              label={t('picture.credit')}
              value={lead.credit}
              max={300}
              missing
              readOnly={!editable}
              onChange={(credit) => onChange({ ...lead, credit: orNull(credit) })}
            />
            <AttributeLine label={t('picture.alt')} value={lead.alt} max={1000} missing readOnly={!editable} onChange={(alt) => onChange({ ...lead, alt })} />
            {editable && (
              <div className="acts">
                <button type="button" className="plain" onClick={() => setOpen(true)}>
                  {t('lead.change')}
                </button>
                <button type="button" className="plain" onClick={() => onChange(null)}>
                  {t('picture.remove')}
                </button>
              </div>
            )}
          </div>
        </figure>
      )}
      {open && (
        <PictureDialog
          title={t('lead')}
          several={false}
          onClose={() => setOpen(false)}
          onUse={([picture]) => {
            if (picture !== undefined) onChange(picture);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
