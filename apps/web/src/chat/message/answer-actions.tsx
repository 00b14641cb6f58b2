import { Check, ChevronLeft, ChevronRight, Copy, RotateCcw } from 'lucide-react';
import { useState, type JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { useCopy } from '../../lib/use-copy.js';
import { IconButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import type { AnswerView } from '../model/message-view.js';
import type { ChatRoom } from '../model/room.js';
import type { AnswerEntry } from '../model/turns.js';
import { AnswerFacts } from './answer-facts.js';
import { FeedbackButtons } from './feedback-buttons.js';

export interface Version {
  /** From 0; the newest is the last. */
  index: number;
  total: number;
  show: (index: number) => void;
}

interface AnswerActionsProps {
  entry: AnswerEntry;
  answer: AnswerView;
  room: ChatRoom;
  canRegenerate: boolean;
  version: Version;
}

/** What can be done with an answer, and what is known about it. */
export function AnswerActions({
  entry,
  answer,
  room,
  canRegenerate,
  version,
}: AnswerActionsProps): JSX.Element {
  const { answer: texts, common } = useTexts();
  const { isCopied, copy } = useCopy();
  const [problem, setProblem] = useState<string | null>(null);
  const regenerate = (): void => {
    setProblem(null);
    room.regenerate(answer.id).catch((error: unknown) => setProblem(describeProblem(error)));
  };
  return (
    <>
      <div className="answer__actions" role="group" aria-label={texts.actions}>
        {version.total > 1 && <VersionSwitch {...version} />}
        <IconButton label={isCopied ? common.copied : texts.copy} onClick={() => copy(answer.content)}>
          {isCopied ? <Check size={16} /> : <Copy size={16} />}
        </IconButton>
        {canRegenerate && (
          <IconButton label={texts.regenerate} onClick={regenerate}>
            <RotateCcw size={16} />
          </IconButton>
        )}
        <FeedbackButtons entry={entry} />
        <AnswerFacts answer={answer} />
      </div>
      {problem !== null && <Notice kind="problem">{problem}</Notice>}
    </>
  );
}

function VersionSwitch({ index, total, show }: Version): JSX.Element {
  const { answer } = useTexts();
  return (
    <span className="versions" role="group" aria-label={answer.version(index + 1, total)}>
      <IconButton label={answer.previous} disabled={index === 0} onClick={() => show(index - 1)}>
        <ChevronLeft size={16} />
      </IconButton>
      <span aria-hidden="true">
        {index + 1}/{total}
      </span>
      <IconButton label={answer.next} disabled={index === total - 1} onClick={() => show(index + 1)}>
        <ChevronRight size={16} />
      </IconButton>
    </span>
  );
}
