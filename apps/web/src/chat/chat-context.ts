import { createContext, useContext } from 'react';
import type { Chat } from './model/chat.js';

export const ChatContext = createContext<Chat | null>(null);

/** The chat of the signed-in user. */
export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === null) throw new Error('useChat is used outside of ChatContext');
  return chat;
}
