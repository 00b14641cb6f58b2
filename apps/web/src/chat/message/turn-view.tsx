import { memo, useEffect, useState, type JSX } from 'react';
import type { ChatRoom } from '../model/room.js';
import type { Turn } from '../model/turns.js';
import { AnswerMessage } from './answer-message.js';
import { QuestionMessage } from './question-message.js';
import './message.css';

interface TurnViewProps {
  turn: Turn;
  room: ChatRoom;
  isLast: boolean;
  /** Whether a question was sent whose answer has not begun; of the last turn only. */
  isWaiting: boolean;
  /** Whether an answer is being written; of the last turn only. */
  isWriting: boolean;
  onAsk: (question: string) => void;
}

const isSameTurn = (one: Turn, other: Turn): boolean =>
  one.question === other.question &&
  one.answers.length === other.answers.length &&
  one.answers.every((answer, index) => answer === other.answers[index]);

/** A question with the newest of its answers, or the version that the reader chose. */
export const TurnView = memo(function TurnView({
  turn,
  room,
  isLast,
  isWaiting,
  isWriting,
  onAsk,
}: TurnViewProps): JSX.Element {
  const { question, answers } = turn;
  const [chosen, setChosen] = useState<string | null>(null);
  const chosenIndex = answers.findIndex(({ key }) => key === chosen);
  const index = chosenIndex === -1 ? answers.length - 1 : chosenIndex;
  const answer = answers[index];
  const answerId = answer?.store.get().id;
  const isIdle = isLast && !isWaiting && !isWriting;
  useEffect(() => {
    // Earlier versions are an addition: without them the answer still stands.
    if (isIdle && answerId !== undefined) room.loadVersions(answerId).catch(() => undefined);
  }, [room, isIdle, answerId]);
  const showVersion = (next: number): void => {
    const isNewest = next === answers.length - 1;
    setChosen(isNewest ? null : (answers[next]?.key ?? null));
  };
  return (
    <li className="turn">
      {question !== null && (
        <QuestionMessage
          entry={question}
          room={room}
          earlier={answer?.question ?? null}
          canEdit={isIdle && index === answers.length - 1}
        />
      )}
      {answer !== undefined && !isWaiting && (
        <AnswerMessage
          key={answer.key}
          entry={answer}
          room={room}
          isLast={isLast}
          isBusy={isWaiting || isWriting}
          version={{ index, total: answers.length, show: showVersion }}
          onAsk={onAsk}
        />
      )}
    </li>
  );
}, areSame);

function areSame({ turn, ...before }: TurnViewProps, { turn: turnAfter, ...after }: TurnViewProps): boolean {
  const keys = Object.keys(before) as (keyof typeof before)[];
  return isSameTurn(turn, turnAfter) && keys.every((key) => before[key] === after[key]);
}
