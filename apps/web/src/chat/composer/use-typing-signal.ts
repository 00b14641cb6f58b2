import { useEffect, useRef } from 'react';
import type { ChatRoom } from '../model/room.js';

const REPEAT_MS = 3_000;
const OVER_MS = 4_000;

/** @returns a function for each change of the text, which tells the user's other windows now and then */
export function useTypingSignal(room: ChatRoom): () => void {
  const sentAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [room]);
  return () => {
    const send = (isTyping: boolean): void => {
      room.setTyping(isTyping).catch(() => undefined);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sentAt.current = 0;
      send(false);
    }, OVER_MS);
    if (Date.now() - sentAt.current < REPEAT_MS) return;
    sentAt.current = Date.now();
    send(true);
  };
}
