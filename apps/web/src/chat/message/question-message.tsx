import { Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { useStore } from '../../lib/store.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { putIntoComposer } from '../composer/composer.js';
import type { ChatRoom } from '../model/room.js';
import type { QuestionEntry } from '../model/turns.js';

interface QuestionMessageProps {
  entry: QuestionEntry;
  room: ChatRoom;
}

export function QuestionMessage({ entry, room }: QuestionMessageProps): JSX.Element {
  const { chat, common } = useTexts();
  const { content, state, problem } = useStore(entry.store);
  return (
    <article className="question" aria-label={chat.you} data-state={state}>
      <p className="question__text" dir="auto">
        {content}
      </p>
      {state === 'refused' && (
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
      )}
    </article>
  );
}
