import { useMemo, type JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { useStore } from '../../lib/store.js';
import { Markdown } from '../../markdown/markdown.js';
import { Mark } from '../../ui/mark.js';
import { Notice } from '../../ui/notice.js';
import type { AnswerView } from '../model/message-view.js';
import type { ChatRoom } from '../model/room.js';
import type { AnswerEntry } from '../model/turns.js';
import { PartView } from '../parts/part-view.js';
import { AnswerActions, type Version } from './answer-actions.js';
import { SourceList } from './source-list.js';
import { ToolCalls } from './tool-calls.js';

interface AnswerMessageProps {
  entry: AnswerEntry;
  room: ChatRoom;
  isLast: boolean;
  /** Whether an answer is being written in this session. */
  isBusy: boolean;
  version: Version;
  onAsk: (question: string) => void;
}

export function AnswerMessage({
  entry,
  room,
  isLast,
  isBusy,
  version,
  onAsk,
}: AnswerMessageProps): JSX.Element {
  const { chat, answer: texts } = useTexts();
  const answer = useStore(entry.store);
  const isRunning = answer.status === 'streaming';
  const marked = useMemo(() => answer.grounding?.unverified ?? [], [answer.grounding]);
  const drawn = answer.toolCalls.filter(({ name }) => name !== 'show_chart');
  return (
    <article className="answer" aria-label={chat.savant} aria-busy={isRunning}>
      <div className="answer__sign" aria-hidden="true">
        <Mark size={22} />
      </div>
      <div className="answer__body">
        {drawn.length > 0 && <ToolCalls calls={drawn} isRunning={isRunning && answer.content === ''} />}
        {isRunning && answer.content === '' && drawn.length === 0 && (
          <p className="answer__begin">{chat.thinking}</p>
        )}
        {answer.content !== '' && (
          <div className={isRunning ? 'answer__text answer__text--growing' : 'answer__text'}>
            <Markdown text={answer.content} isGrowing={isRunning} marked={marked} />
          </div>
        )}
        {answer.parts.map((part) => (
          <PartView key={part.part_id} part={part} />
        ))}
        <Ending answer={answer} />
        {!isRunning && (
          <>
            <SourceList sources={answer.sources} />
            <AnswerActions
              entry={entry}
              answer={answer}
              room={room}
              canRegenerate={isLast && !isBusy}
              version={version}
            />
          </>
        )}
        {isLast && !isBusy && answer.suggestions.length > 0 && (
          <ul className="suggestions" aria-label={texts.suggestions}>
            {answer.suggestions.map((suggestion) => (
              <li key={suggestion}>
                <button type="button" className="suggestion" onClick={() => onAsk(suggestion)}>
                  <bdi>{suggestion}</bdi>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}

/** How an answer ended that is not complete. */
function Ending({ answer: { status, problem } }: { answer: AnswerView }): JSX.Element | null {
  const { chat } = useTexts();
  if (status === 'stopped') return <p className="answer__ending">{chat.stopped}</p>;
  if (status === 'interrupted') {
    return <Notice>{problem === null ? chat.interrupted : describeProblem(problem)}</Notice>;
  }
  if (status !== 'failed') return null;
  return (
    <Notice kind="problem">
      {chat.failed} {problem !== null && describeProblem(problem)}
    </Notice>
  );
}
