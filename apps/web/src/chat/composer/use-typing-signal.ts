import { useEffect, useRef } from 'react';
import type { ChatRoom } from '../model/room.js';

const REPEAT_MS = 3_000;
const OVER_MS = 4_000;

interface TypingSignal {
  /** The text has changed. */
  typed: () => void;
  /** The text was sent. */
  sent: () => void;
}

/** Tells the user's other windows now and then that something is typed here. */
export function useTypingSignal(room: ChatRoom): TypingSignal {
  const toldAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [room]);
  const over = (): void => {
    clearTimeout(timer.current);
    toldAt.current = 0;
  };
  const tell = (isTyping: boolean): void => {
    room.setTyping(isTyping).catch(() => undefined);
  };
  return {
    typed: () => {
      if (room.sessionId === null) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        over();
        tell(false);
      }, OVER_MS);
      if (Date.now() - toldAt.current < REPEAT_MS) return;
      toldAt.current = Date.now();
      tell(true);
    },
    sent: over,
  };
}
