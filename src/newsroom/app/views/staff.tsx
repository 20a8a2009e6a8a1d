import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ResponseOf } from '#newsroom/contract.ts';
import { ROLES, type Role } from '#newsroom/roles.ts';
import { call, fetched, RefusedError, type Answer, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field, SelectField } from '../parts/field.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { fullText, shortText } from '../time/time-text.ts';

type Member = ResponseOf<'staff.list'>['staff'][number];
type OneTimeLink = ResponseOf<'staff.invite'>;

function LinkDialog({ link, onClose }: { readonly link: OneTimeLink; readonly onClose: () => void }) {
  const { t, manner } = useDesk();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without https the clipboard is closed to us: the text is selected, and the person copies it.
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied(true);
    } catch {
      document.querySelector<HTMLInputElement>('#one-time-link')?.select();
    }
  };
  return (
    <Dialog title={t('staff.link')} onClose={onClose}>
      <p>{t('staff.link.text', { time: fullText(link.expiresAt, manner) })}</p>
      <Field label={t('staff.link')} id="one-time-link" readOnly value={link.url} data-first="" onFocus={(event) => event.target.select()} />
      <div className="acts">
        <button type="button" className="btn do" onClick={() => void copy()}>
          {t('copy')}
        </button>
        <span role="status">{copied ? t('copied') : ''}</span>
      </div>
    </Dialog>
  );
}

function InviteDialog({ onLink, onClose }: { readonly onLink: (link: OneTimeLink) => void; readonly onClose: () => void }) {
  const { t } = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const answer = await call('staff.invite', {
      body: { name: String(form.get('name')), email: String(form.get('email')), role: String(form.get('role')) as Role },
    });
    if (answer.ok) onLink(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <Dialog title={t('staff.invite')} onClose={onClose}>
      <form className="sheet-form bare" onSubmit={(event) => void submit(event)}>
        <Field label={t('staff.name')} name="name" required maxLength={120} data-first="" />
        <Field label={t('email')} name="email" type="email" required />
        <SelectField label={t('staff.role')} name="role" defaultValue="reporter">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </SelectField>
        <RefusalNote refusal={refusal} />
        <div className="acts">
          <button type="submit" className="btn do">
            {t('staff.makeLink')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type Tell = (work: Promise<Answer<unknown>>) => void;

function MemberRow({ member, tell, onLink }: { readonly member: Member; readonly tell: Tell; readonly onLink: (link: OneTimeLink) => void }) {
  const { t, me, now, manner } = useDesk();
  const params = { id: member.id };
  const self = me.id === member.id;
  const reset = async (): Promise<Answer<unknown>> => {
    const answer = await call('staff.resetLink', { params });
    if (answer.ok) onLink(answer.value);
    return answer;
  };
  return (
    <tr>
      <td>
        <span className="h">{member.name}</span>
        <span className="sub">{member.email}</span>
      </td>
      <td>
        <select
          aria-label={`${t('staff.role')}: ${member.name}`}
          value={member.role}
          disabled={self}
          onChange={(event) => tell(call('staff.setRole', { params, body: { role: event.target.value as Role } }))}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {member.suspended ? (
          <span className="state held" data-mark="‖">
            {t('staff.suspended')}
          </span>
        ) : (
          <span className="soft">{member.lastSeenAt === null ? t('staff.neverIn') : shortText(member.lastSeenAt, now, manner)}</span>
        )}
      </td>
      <td className="num">
        <span className="acts end">
          <button type="button" className="plain" onClick={() => tell(reset())}>
            {t('staff.newPassword')}
          </button>
          {!self && (
            <button type="button" className="plain" onClick={() => tell(call('staff.suspend', { params, body: { suspended: !member.suspended } }))}>
              {t(member.suspended ? 'staff.restore' : 'staff.suspend')}
            </button>
          )}
          {!self && member.suspended && (
            <button type="button" className="plain" onClick={() => tell(call('staff.remove', { params }))}>
              {t('staff.remove')}
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** Who works here, and as what. */
export function Staff() {
  const { t, now, manner } = useDesk();
  const queries = useQueryClient();
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => fetched('staff.list', {}) });
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const tell: Tell = (work) =>
    void work.then((answer) => {
      setRefusal(answer.ok ? null : answer.refusal);
      void queries.invalidateQueries({ queryKey: ['staff'] });
    });
  const shown = refusal ?? (staff.error instanceof RefusedError ? staff.error.refusal : null);
  return (
    <>
      <div className="bar">
        <h1>{t('nav.staff')}</h1>
        <span className="grow" />
        <button type="button" className="btn do" onClick={() => setInviting(true)}>
          {t('staff.invite')}
        </button>
      </div>
      {shown !== null && (
        <div className="notice">
          <RefusalNote refusal={shown} />
        </div>
      )}
      <table className="list">
        <caption className="unseen">{t('nav.staff')}</caption>
        <thead>
          <tr>
            <th>{t('staff.name')}</th>
            <th>{t('staff.role')}</th>
            <th>{t('staff.seen')}</th>
            <th>
              <span className="unseen">{t('acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.data?.staff.map((member) => (
            <MemberRow key={member.id} member={member} tell={tell} onLink={setLink} />
          ))}
          {staff.data?.invitations.map((invitation) => (
            <tr key={invitation.id}>
              <td>
                <span className="h">{invitation.name}</span>
                <span className="sub">{invitation.email}</span>
              </td>
              <td>{t(`role.${invitation.role}`)}</td>
              <td>
                <span className="state" data-mark="○">
                  {t('staff.invited', { time: shortText(invitation.expiresAt, now, manner) })}
                </span>
              </td>
              <td className="num">
                <button type="button" className="plain" onClick={() => tell(call('staff.withdraw', { params: { id: invitation.id } }))}>
                  {t('staff.withdraw')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onLink={(made) => {
            setInviting(false);
            setLink(made);
            void queries.invalidateQueries({ queryKey: ['staff'] });
          }}
        />
      )}
      {link !== null && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </>
  );
}
