import type { JSX } from 'react';
import { describeProblem } from '../api/problem.js';
import { useTexts } from '../i18n/language.js';
import { useStore } from '../lib/store.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { useChat } from './chat-context.js';
import type { ChatRoom } from './model/room.js';

/** State of the connection, where it is not simply connected. */
export function LinkNotice(): JSX.Element | null {
  const { chat } = useTexts();
  const { link } = useChat();
  const state = useStore(link.state);
  if (state.phase === 'reconnecting') return <Notice>{chat.reconnecting}</Notice>;
  if (state.phase !== 'closed') return null;
  return (
    <Notice
      kind="problem"
      actions={
        <Button size="small" onClick={() => link.reconnect()}>
          {chat.reconnect}
        </Button>
      }
    >
      {describeProblem(state.problem)}
    </Notice>
  );
}

/** State of the session, where it is not simply there. */
export function RoomNotice({ room }: { room: ChatRoom }): JSX.Element | null {
  const { chat, common } = useTexts();
  const { phase, problem, isTypingElsewhere } = useStore(room.state);
  if (phase === 'deleted') return <Notice kind="problem">{chat.deleted}</Notice>;
  if (problem !== null) {
    return (
      <Notice
        kind="problem"
        actions={
          phase === 'failed' && (
            <Button size="small" onClick={() => void room.open()}>
              {common.retry}
            </Button>
          )
        }
      >
        {describeProblem(problem)}
      </Notice>
    );
  }
  return isTypingElsewhere ? <Notice>{chat.typing}</Notice> : null;
}
