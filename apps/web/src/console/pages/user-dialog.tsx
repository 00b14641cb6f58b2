import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { useProfile } from '../../api/use-profile.js';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { useConsoleTexts } from '../texts/console-texts.js';
import type { AdminUser } from '../types.js';
import { readLimit, type UserChange } from './user-change.js';
import { nameOf, USERS_KEY } from './users-page.js';

interface UserDialogProps {
  user: AdminUser;
  onClose: () => void;
}

/** Limit, state and role of an account; never of one's own. */
export function UserDialog({ user, onClose }: UserDialogProps): JSX.Element {
  const { users } = useConsoleTexts();
  const { common } = useTexts();
  const { data: profile } = useProfile();
  const queries = useQueryClient();
  const [limit, setLimit] = useState(user.custom_daily_request_limit?.toString() ?? '');
  const [isActive, setActive] = useState(user.is_active);
  const [isAdmin, setAdmin] = useState(user.admin_by === 'account');
  const save = useMutation({
    mutationFn: (change: UserChange) =>
      dataOf(api.PATCH('/api/admin/users/{id}', { params: { path: { id: user.id } }, body: change })),
    onSuccess: () => queries.invalidateQueries({ queryKey: USERS_KEY }),
  });
  const isOwn = profile?.id === user.id;
  const wanted = readLimit(limit);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === undefined) return;
    save.mutate({
      ...(wanted === user.custom_daily_request_limit ? {} : { daily_request_limit: wanted }),
      ...(isActive === user.is_active ? {} : { is_active: isActive }),
      ...(isAdmin === (user.admin_by === 'account') ? {} : { is_admin: isAdmin }),
    });
  };
  return (
    <Dialog isOpen onClose={onClose} title={nameOf(user)}>
      <form className="console-form" onSubmit={submit}>
        {isOwn && <Notice>{users.ownAccount}</Notice>}
        <label>
          {users.limitLabel}
          <input
            className="console-field"
            inputMode="numeric"
            value={limit}
            disabled={isOwn}
            aria-invalid={wanted === undefined}
            placeholder={String(user.daily_request_limit)}
            onChange={(event) => setLimit(event.target.value)}
          />
        </label>
        {wanted === undefined && <Notice kind="problem">{users.badLimit}</Notice>}
        <label className="console-check">
          <input
            type="checkbox"
            checked={isActive}
            disabled={isOwn}
            onChange={(event) => setActive(event.target.checked)}
          />
          {users.activeLabel}
        </label>
        {!isActive && user.is_active && <p className="console__lead">{users.deactivates}</p>}
        <label className="console-check">
          <input
            type="checkbox"
            checked={isAdmin}
            disabled={isOwn}
            onChange={(event) => setAdmin(event.target.checked)}
          />
          {users.adminLabel}
        </label>
        {save.error !== null && <Notice kind="problem">{describeProblem(save.error)}</Notice>}
        {save.isSuccess && <Notice>{users.saved}</Notice>}
        <div className="console-form__actions">
          <Button onClick={onClose}>{save.isSuccess ? common.close : common.cancel}</Button>
          <Button
            type="submit"
            kind="primary"
            disabled={isOwn || wanted === undefined || save.isPending || save.isSuccess}
          >
            {users.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
