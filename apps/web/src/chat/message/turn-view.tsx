import { useState, type JSX } from 'react';
import { useStore } from '../../lib/store.js';
import type { ChatRoom } from '../model/room.js';
import type { Turn } from '../model/turns.js';
import { AnswerMessage } from './answer-message.js';
import { QuestionMessage } from './question-message.js';
import './message.css';

interface TurnViewProps {
  turn: Turn;
  room: ChatRoom;
  isLast: boolean;
  onAsk: (question: string) => void;
}

/** A question with the newest of its answers, or the version that the reader chose. */
export function TurnView({ turn, room, isLast, onAsk }: TurnViewProps): JSX.Element {
  const { question, answers } = turn;
  const [chosen, setChosen] = useState<string | null>(null);
  const chosenIndex = answers.findIndex(({ key }) => key === chosen);
  const index = chosenIndex === -1 ? answers.length - 1 : chosenIndex;
  const answer = answers[index];
  const { isWaiting, runningId } = useStore(room.state);
  const showVersion = (next: number): void => {
    const isNewest = next === answers.length - 1;
    setChosen(isNewest ? null : (answers[next]?.key ?? null));
  };
  return (
    <li className="turn">
      {question !== null && <QuestionMessage entry={question} room={room} />}
      {answer !== undefined && !(isLast && isWaiting) && (
        <AnswerMessage
          key={answer.key}
          entry={answer}
          room={room}
          isLast={isLast}
          isBusy={isWaiting || runningId !== null}
          version={{ index, total: answers.length, show: showVersion }}
          onAsk={onAsk}
        />
      )}
    </li>
  );
}
