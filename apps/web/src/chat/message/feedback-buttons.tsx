import { useMutation } from '@tanstack/react-query';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState, type FormEvent, type JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { useStore } from '../../lib/store.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import type { AnswerEntry } from '../model/turns.js';

const MAX_COMMENT = 1000;

interface Rating {
  rating: 'up' | 'down' | null;
  comment?: string;
}

/** Thumb up or down; a bad answer may be explained. */
export function FeedbackButtons({ entry }: { entry: AnswerEntry }): JSX.Element {
  const { answer } = useTexts();
  const { id, feedback } = useStore(entry.store);
  const [isAsking, setIsAsking] = useState(false);
  const save = useMutation({
    mutationFn: (body: Rating) =>
      dataOf(api.PUT('/api/chat/message/{id}/feedback', { params: { path: { id } }, body })),
    onSuccess: ({ rating, comment, timestamp }) =>
      entry.store.update((view) => ({
        ...view,
        feedback: rating === null || timestamp === null ? null : { rating, comment, timestamp },
      })),
  });
  const rate = (rating: 'up' | 'down'): void => {
    const isTakenBack = feedback?.rating === rating;
    save.mutate({ rating: isTakenBack ? null : rating });
    if (rating === 'down' && !isTakenBack) setIsAsking(true);
  };
  return (
    <>
      <IconButton label={answer.good} aria-pressed={feedback?.rating === 'up'} onClick={() => rate('up')}>
        <ThumbsUp size={16} />
      </IconButton>
      <IconButton label={answer.bad} aria-pressed={feedback?.rating === 'down'} onClick={() => rate('down')}>
        <ThumbsDown size={16} />
      </IconButton>
      {save.error !== null && !isAsking && <Notice kind="problem">{describeProblem(save.error)}</Notice>}
      <Dialog isOpen={isAsking} onClose={() => setIsAsking(false)} title={answer.bad}>
        <CommentForm
          problem={save.error}
          onSend={(comment) =>
            save.mutate({ rating: 'down', comment }, { onSuccess: () => setIsAsking(false) })
          }
        />
      </Dialog>
    </>
  );
}

interface CommentFormProps {
  problem: Error | null;
  onSend: (comment: string) => void;
}

function CommentForm({ problem, onSend }: CommentFormProps): JSX.Element {
  const { answer } = useTexts();
  const [comment, setComment] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend(comment.trim());
  };
  return (
    <form onSubmit={submit}>
      <label className="field">
        {answer.comment}
        <textarea
          className="input"
          rows={4}
          maxLength={MAX_COMMENT}
          value={comment}
          autoFocus
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {problem !== null && <Notice kind="problem">{describeProblem(problem)}</Notice>}
      <div className="dialog__actions">
        <Button type="submit" kind="primary" disabled={comment.trim() === ''}>
          {answer.sendComment}
        </Button>
      </div>
    </form>
  );
}
