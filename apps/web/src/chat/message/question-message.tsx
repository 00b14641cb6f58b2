import { Pencil, Undo2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { useStore } from '../../lib/store.js';
import { Button, IconButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { putIntoComposer } from '../composer/composer.js';
import type { ChatRoom } from '../model/room.js';
import type { QuestionEntry } from '../model/turns.js';
import { QuestionEditor } from './question-editor.js';

interface QuestionMessageProps {
  entry: QuestionEntry;
  room: ChatRoom;
  /** The text before it was edited, beside an answer to that text. */
  earlier: string | null;
  canEdit: boolean;
}

export function QuestionMessage({ entry, room, earlier, canEdit }: QuestionMessageProps): JSX.Element {
  const { chat, answer } = useTexts();
  const { id, content, state } = useStore(entry.store);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <article className="question" aria-label={chat.you} data-state={state}>
      {isEditing && id !== null ? (
        <QuestionEditor id={id} content={content} room={room} onClose={() => setIsEditing(false)} />
      ) : (
        <div className="question__line">
          {canEdit && id !== null && (
            <IconButton label={answer.edit} className="question__edit" onClick={() => setIsEditing(true)}>
              <Pencil size={15} />
            </IconButton>
          )}
          <p className="question__text" dir="auto">
            {earlier ?? content}
          </p>
        </div>
      )}
      {state === 'refused' && <Refusal entry={entry} room={room} />}
    </article>
  );
}

function Refusal({ entry, room }: Pick<QuestionMessageProps, 'entry' | 'room'>): JSX.Element {
  const { chat, common } = useTexts();
  const { problem } = useStore(entry.store);
  return (
    <Notice
      kind="problem"
      actions={
        <>
          <Button size="small" onClick={() => void room.sendAgain(entry)}>
            {common.retry}
          </Button>
          <Button size="small" kind="quiet" onClick={() => putIntoComposer(room.takeBack(entry))}>
            <Undo2 size={14} aria-hidden="true" />
            {chat.editAgain}
          </Button>
        </>
      }
    >
      {chat.notSent} {problem !== null && describeProblem(problem)}
    </Notice>
  );
}
