import { useState, type FormEvent, type JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { isSendingKey } from '../composer/is-sending-key.js';
import type { ChatRoom } from '../model/room.js';

interface QuestionEditorProps {
  id: string;
  content: string;
  room: ChatRoom;
  onClose: () => void;
}

/** Edits the newest question in its place. */
export function QuestionEditor({ id, content, room, onClose }: QuestionEditorProps): JSX.Element {
  const { answer, common } = useTexts();
  const [text, setText] = useState(content);
  const [problem, setProblem] = useState<string | null>(null);
  const canSend = text.trim() !== '' && text.trim() !== content;
  const send = (): void => {
    if (!canSend) return;
    room.edit(id, text.trim()).then(onClose, (error: unknown) => setProblem(describeProblem(error)));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <form className="question__editor" onSubmit={submit}>
      <textarea
        className="input"
        rows={2}
        dir="auto"
        autoFocus
        aria-label={answer.editing}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (!isSendingKey(event)) return;
          event.preventDefault();
          send();
        }}
      />
      {problem !== null && <Notice kind="problem">{problem}</Notice>}
      <div className="question__buttons">
        <Button size="small" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button size="small" kind="primary" type="submit" disabled={!canSend}>
          {answer.editSend}
        </Button>
      </div>
    </form>
  );
}
