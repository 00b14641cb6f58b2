import { ArrowUp, Square } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { describeProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/language.js';
import { useStore } from '../../lib/store.js';
import { IconButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import type { ChatRoom } from '../model/room.js';
import { drafts } from './drafts.js';
import { isSendingKey } from './is-sending-key.js';
import { useTypingSignal } from './use-typing-signal.js';
import './composer.css';

/** Of a question, in characters as the service counts them. */
const MAX_CHARACTERS = 4_000;
const WARN_FROM = 3_600;

interface ComposerProps {
  room: ChatRoom;
  onAsk: (question: string) => void;
}

/** The input. Its text is kept per session until it is sent. */
export function Composer({ room, onAsk }: ComposerProps): JSX.Element {
  const { composer } = useTexts();
  const { sessionId, runningId, isWaiting, phase } = useStore(room.state);
  const [text, setText] = useDraft(sessionId);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useTypingSignal(room);
  const length = [...text.trim().normalize('NFC')].length;
  const isBusy = runningId !== null || isWaiting;
  const canSend = length > 0 && length <= MAX_CHARACTERS && !isBusy && phase !== 'loading';

  useEffect(() => {
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, [room]);
  useEffect(() => {
    const taken = (event: CustomEvent<string>): void => {
      setText((typed) => (typed.trim() === '' ? event.detail : `${typed}\n${event.detail}`));
      field.current?.focus();
    };
    document.addEventListener(TAKEN_BACK, taken as EventListener);
    return () => document.removeEventListener(TAKEN_BACK, taken as EventListener);
  }, [setText]);

  const send = (): void => {
    if (!canSend) return;
    setText('');
    typing.sent();
    setProblem(null);
    onAsk(text.trim());
  };
  const stop = (): void => {
    room.stop().catch((error: unknown) => setProblem(describeProblem(error)));
  };

  return (
    <div className="composer">
      {problem !== null && <Notice kind="problem">{problem}</Notice>}
      <form
        className="composer__box"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={field}
          className="composer__field"
          rows={1}
          dir="auto"
          value={text}
          aria-label={composer.label}
          placeholder={composer.placeholder}
          enterKeyHint="send"
          onChange={(event) => {
            setText(event.target.value);
            typing.typed();
          }}
          onKeyDown={(event) => {
            if (!isSendingKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        {length > WARN_FROM && (
          <span className="composer__length" role="status" data-over={length > MAX_CHARACTERS}>
            {length > MAX_CHARACTERS
              ? composer.tooLong(length - MAX_CHARACTERS)
              : `${length}/${MAX_CHARACTERS}`}
          </span>
        )}
        {isBusy ? (
          <IconButton
            label={composer.stop}
            className="composer__send"
            disabled={runningId === null}
            onClick={stop}
          >
            <Square size={14} fill="currentColor" />
          </IconButton>
        ) : (
          <IconButton label={composer.send} type="submit" className="composer__send" disabled={!canSend}>
            <ArrowUp size={19} strokeWidth={2.4} />
          </IconButton>
        )}
      </form>
      <p className="composer__hint">
        <span className="composer__keys">{composer.hint}</span>
        <span>{composer.disclaimer}</span>
      </p>
    </div>
  );
}

const TAKEN_BACK = 'mma-savant:taken-back';

/** Puts a text into the input, after what is typed there. */
export function putIntoComposer(text: string): void {
  document.dispatchEvent(new CustomEvent(TAKEN_BACK, { detail: text }));
}

function useDraft(sessionId: string | null): [string, (change: string | ((text: string) => string)) => void] {
  const [text, setText] = useState(() => drafts.read(sessionId));
  const current = useRef(sessionId);
  useEffect(() => {
    if (current.current === sessionId) return;
    // The first question gave the session an id: what was typed meanwhile moves with it.
    drafts.write(current.current, '');
    current.current = sessionId;
    drafts.write(sessionId, text);
  }, [sessionId, text]);
  const change = useRef((next: string | ((text: string) => string)): void => {
    setText((typed) => {
      const changed = typeof next === 'string' ? next : next(typed);
      drafts.write(current.current, changed);
      return changed;
    });
  });
  return [text, change.current];
}
