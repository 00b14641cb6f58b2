import { PanelLeft, SquarePen } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../i18n/language.js';
import { useStore } from '../lib/store.js';
import { IconButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ChatContext } from './chat-context.js';
import { Conversation } from './conversation.js';
import { Chat } from './model/chat.js';
import { SessionMenu } from './session-menu.js';
import { Sidebar } from './sidebar/sidebar.js';
import { useSessionTitle } from './sidebar/use-sessions.js';
import './chat-page.css';

/** Lives as long as the page: all addresses of the chat share one connection. */
let chat: Chat | undefined;

function useChatOfPage(): Chat {
  chat ??= new Chat();
  const current = chat;
  useEffect(() => {
    current.start();
  }, [current]);
  return current;
}

export function ChatPage({ sessionId }: { sessionId: string | null }): JSX.Element {
  const current = useChatOfPage();
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  useAddressOfNewSession(current, sessionId);
  const close = (): void => setIsDrawerOpen(false);
  const { sidebar } = useTexts();
  return (
    <ChatContext value={current}>
      <div className="chat-page">
        <aside className="chat-page__side">
          <Sidebar currentId={sessionId} onChosen={close} />
        </aside>
        <Dialog isOpen={isDrawerOpen} onClose={close} title={sidebar.label} kind="drawer" hidesTitle>
          <Sidebar currentId={sessionId} onChosen={close} />
        </Dialog>
        <div className="chat-page__main">
          <Header sessionId={sessionId} onOpenDrawer={() => setIsDrawerOpen(true)} />
          <Conversation key={roomKey(sessionId)} room={current.room(sessionId)} />
        </div>
      </div>
    </ChatContext>
  );
}

/** A conversation keeps its state while its first question gives it an address. */
let keyOfNew = 0;
const keys = new Map<string, string>();
function roomKey(sessionId: string | null): string {
  if (sessionId === null) return `new-${keyOfNew}`;
  return keys.get(sessionId) ?? sessionId;
}

function useAddressOfNewSession(current: Chat, sessionId: string | null): void {
  const [, navigate] = useLocation();
  const created = useStore(current.created);
  const shown = useRef(sessionId);
  shown.current = sessionId;
  useEffect(() => {
    if (created === null) return;
    current.created.set(null);
    keys.set(created, `new-${keyOfNew}`);
    keyOfNew += 1;
    navigate(`/c/${created}`, { replace: shown.current === null });
  }, [created, current, navigate]);
}

interface HeaderProps {
  sessionId: string | null;
  onOpenDrawer: () => void;
}

function Header({ sessionId, onOpenDrawer }: HeaderProps): JSX.Element {
  const { sidebar, name } = useTexts();
  const [, navigate] = useLocation();
  const title = useSessionTitle(sessionId);
  useEffect(() => {
    document.title = title === null ? name : `${title} · ${name}`;
  }, [title, name]);
  return (
    <header className="chat-head">
      <IconButton label={sidebar.open} className="chat-head__drawer" onClick={onOpenDrawer}>
        <PanelLeft size={18} />
      </IconButton>
      <h1 className="chat-head__title">
        <bdi>{title ?? (sessionId === null ? '' : sidebar.untitled)}</bdi>
      </h1>
      {sessionId !== null && <SessionMenu sessionId={sessionId} title={title} />}
      <IconButton label={sidebar.newChat} className="chat-head__drawer" onClick={() => navigate('/')}>
        <SquarePen size={18} />
      </IconButton>
    </header>
  );
}
