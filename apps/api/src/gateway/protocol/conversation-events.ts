import { z } from 'zod';
import { EXAMPLE } from './examples.js';
import { activeAnswer, identifier, sessionId, timestamp } from './shared-schemas.js';

/** What the service sends beside the events of answers. */
export const CONVERSATION_EVENTS = {
  connection_established: {
    summary: 'The connection stands. It is the first event.',
    payload: z.object({
      connection_id: z.string().describe('For reports of trouble; new for every connection.'),
      user_id: z.int().min(1).describe('Who the token says you are.'),
      session_id: identifier('The session that the handshake named; null where it named none.').nullable(),
      active: z
        .array(activeAnswer)
        .describe('Answers that are being made in it; `resume` gives their events.'),
      timestamp,
    }),
    example: {
      connection_id: 'Yk3ZpJ0qT1mWAAAB',
      user_id: 1,
      session_id: EXAMPLE.session,
      active: [{ message_id: EXAMPLE.answer, seq: 12 }],
      timestamp: EXAMPLE.time,
    },
  },
  message_received: {
    summary: 'A question was stored. Every connection of its session is told.',
    payload: z.object({
      message_id: identifier("The question's id."),
      session_id: sessionId,
      client_message_id: z.string().nullable().describe('As it was sent; null where it was not.'),
      content: z.string().describe('The question, without spaces around it.'),
      timestamp,
    }),
    example: {
      message_id: EXAMPLE.question,
      session_id: EXAMPLE.session,
      client_message_id: EXAMPLE.clientMessageId,
      content: EXAMPLE.asked,
      timestamp: EXAMPLE.time,
    },
  },
  typing: {
    summary: 'An answer begins or ends to be made, or another connection of the person types.',
    payload: z.object({
      session_id: sessionId,
      is_typing: z.boolean().describe('True at the beginning, false at the end.'),
    }),
    example: { session_id: EXAMPLE.session, is_typing: true },
  },
  session_updated: {
    summary: 'A session got a title. Every connection of the person is told.',
    payload: z.object({ session_id: sessionId, title: z.string().describe('The new title.') }),
    example: { session_id: EXAMPLE.session, title: "Khabib's UFC record" },
  },
  session_deleted: {
    summary: 'A session is gone, with its messages. Who was in it is not any more.',
    payload: z.object({ session_id: sessionId }),
    example: { session_id: EXAMPLE.session },
  },
  pong: {
    summary: 'Follows a `ping`.',
    payload: z.object({ timestamp }),
    example: { timestamp: EXAMPLE.time },
  },
};
