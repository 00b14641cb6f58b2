import { Ellipsis, FileJson, FileText, Pencil, Share2, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { describeProblem } from '../api/problem.js';
import { language, texts, useTexts } from '../i18n/language.js';
import { downloadText, toFileName } from '../lib/download.js';
import { IconButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.js';
import { Notice } from '../ui/notice.js';
import { toJson, toMarkdown } from './export-session.js';
import { readAll } from './model/history.js';
import { ShareDialog } from './share/share-dialog.js';
import { RemoveDialog, RenameDialog } from './sidebar/session-dialogs.js';

interface SessionMenuProps {
  sessionId: string;
  title: string | null;
}

/** What can be done with the open session. */
export function SessionMenu({ sessionId, title }: SessionMenuProps): JSX.Element {
  const { session: texted, common } = useTexts();
  const [dialog, setDialog] = useState<'rename' | 'remove' | 'share' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const session = { session_id: sessionId, title };
  const close = (): void => setDialog(null);
  const save = (format: 'md' | 'json'): void => {
    exportSession(sessionId, title, format).catch((error: unknown) => setProblem(describeProblem(error)));
  };
  return (
    <>
      <Menu
        label={texted.actions}
        trigger={
          <IconButton label={texted.actions} plain>
            <Ellipsis size={18} />
          </IconButton>
        }
      >
        <MenuItem icon={<Share2 size={15} />} onSelect={() => setDialog('share')}>
          {texted.share}
        </MenuItem>
        <MenuItem icon={<FileText size={15} />} onSelect={() => save('md')}>
          {texted.exportMarkdown}
        </MenuItem>
        <MenuItem icon={<FileJson size={15} />} onSelect={() => save('json')}>
          {texted.exportJson}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Pencil size={15} />} onSelect={() => setDialog('rename')}>
          {common.rename}
        </MenuItem>
        <MenuItem danger icon={<Trash2 size={15} />} onSelect={() => setDialog('remove')}>
          {common.delete}
        </MenuItem>
      </Menu>
      <ShareDialog sessionId={sessionId} isOpen={dialog === 'share'} onClose={close} />
      <RenameDialog session={session} isOpen={dialog === 'rename'} onClose={close} />
      <RemoveDialog session={session} isOpen={dialog === 'remove'} isCurrent onClose={close} />
      <Dialog isOpen={problem !== null} onClose={() => setProblem(null)} title={texted.export}>
        <Notice kind="problem">{problem}</Notice>
      </Dialog>
    </>
  );
}

async function exportSession(sessionId: string, title: string | null, format: 'md' | 'json'): Promise<void> {
  const messages = await readAll(sessionId);
  const name = title ?? texts().sidebar.untitled;
  const session = { sessionId, title: name, messages, exportedAt: new Date().toISOString() };
  if (format === 'json') downloadText(toFileName(name, 'json'), 'application/json', toJson(session));
  else downloadText(toFileName(name, 'md'), 'text/markdown', toMarkdown(session, texts(), language.get()));
}
