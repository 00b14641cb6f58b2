import { useState, type FormEvent, type JSX } from 'react';
import { useLocation } from 'wouter';
import { describeProblem } from '../../api/problem.js';
import type { ChatSession } from '../../api/types.js';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { useRemove, useRename } from './use-sessions.js';

const MAX_TITLE = 200;

interface SessionDialogProps {
  session: Pick<ChatSession, 'session_id' | 'title'>;
  isOpen: boolean;
  onClose: () => void;
}

export function RenameDialog({ session, isOpen, onClose }: SessionDialogProps): JSX.Element {
  const { sidebar } = useTexts();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={sidebar.renameTitle}>
      <RenameForm session={session} onClose={onClose} />
    </Dialog>
  );
}

function RenameForm({ session, onClose }: Omit<SessionDialogProps, 'isOpen'>): JSX.Element {
  const { sidebar, common } = useTexts();
  const [title, setTitle] = useState(session.title ?? '');
  const rename = useRename();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate({ session_id: session.session_id, title: title.trim() }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit}>
      <label className="field">
        {sidebar.titleLabel}
        <input
          className="input"
          value={title}
          maxLength={MAX_TITLE}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      {rename.error !== null && <Notice kind="problem">{describeProblem(rename.error)}</Notice>}
      <div className="dialog__actions">
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button type="submit" kind="primary" disabled={title.trim() === '' || rename.isPending}>
          {common.save}
        </Button>
      </div>
    </form>
  );
}

export function RemoveDialog({
  session,
  isOpen,
  isCurrent,
  onClose,
}: SessionDialogProps & { isCurrent: boolean }): JSX.Element {
  const { sidebar, common } = useTexts();
  const [, navigate] = useLocation();
  const remove = useRemove();
  const confirm = (): void =>
    remove.mutate(session.session_id, {
      onSuccess: () => {
        onClose();
        if (isCurrent) navigate('/');
      },
    });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={sidebar.deleteTitle}>
      <p>{sidebar.deleteText(session.title ?? sidebar.untitled)}</p>
      {remove.error !== null && <Notice kind="problem">{describeProblem(remove.error)}</Notice>}
      <div className="dialog__actions">
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button kind="danger" disabled={remove.isPending} onClick={confirm}>
          {common.delete}
        </Button>
      </div>
    </Dialog>
  );
}
