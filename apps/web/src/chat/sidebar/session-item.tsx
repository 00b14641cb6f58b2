import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { ChatSession } from '../../api/types.js';
import { useTexts } from '../../i18n/language.js';
import { IconButton } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { RemoveDialog, RenameDialog } from './session-dialogs.js';

interface SessionItemProps {
  session: ChatSession;
  isCurrent: boolean;
  onChosen: () => void;
}

export function SessionItem({ session, isCurrent, onChosen }: SessionItemProps): JSX.Element {
  const { sidebar, common } = useTexts();
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null);
  const title = session.title ?? sidebar.untitled;
  const close = (): void => setDialog(null);
  return (
    <li className="session" data-current={isCurrent}>
      <Link
        href={`/c/${session.session_id}`}
        className="session__link"
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
        onClick={onChosen}
      >
        <bdi>{title}</bdi>
      </Link>
      <Menu
        label={sidebar.actions(title)}
        trigger={
          <IconButton label={sidebar.actions(title)} plain className="session__menu">
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil size={15} />} onSelect={() => setDialog('rename')}>
          {common.rename}
        </MenuItem>
        <MenuItem danger icon={<Trash2 size={15} />} onSelect={() => setDialog('remove')}>
          {common.delete}
        </MenuItem>
      </Menu>
      <RenameDialog session={session} isOpen={dialog === 'rename'} onClose={close} />
      <RemoveDialog session={session} isOpen={dialog === 'remove'} isCurrent={isCurrent} onClose={close} />
    </li>
  );
}
