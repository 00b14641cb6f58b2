import { z } from 'zod';
import { EXAMPLE } from '../examples.js';
import { count, identifier, named, nextCursor, time, userId } from '../fields.js';

/** Length of a session's title in characters, after trimming. */
export const TITLE_LENGTH = { minimum: 1, maximum: 200 } as const;

const sessionId = identifier('UUIDv7.', EXAMPLE.session);

export const chatSession = named(
  'ChatSession',
  z
    .object({
      session_id: sessionId,
      user_id: userId('The owner.'),
      title: z.string().nullable().meta({
        description: 'Null until the first question or a rename sets it.',
        maxLength: TITLE_LENGTH.maximum,
        example: EXAMPLE.title,
      }),
      message_count: count('Number of questions and answers, with earlier versions.', 2),
      last_message_at: time('Null for a session without messages.').nullable(),
      created_at: time('When the session was created.'),
      updated_at: time('When it last changed.'),
    })
    .describe('A chat session, without its messages.'),
);

export const sessionList = named(
  'SessionList',
  z
    .object({
      sessions: z.array(chatSession).describe('Most recently used first.'),
      total_sessions: count('Number of your sessions.', 1),
      next_cursor: nextCursor,
    })
    .describe('One page of sessions.'),
);

export const sessionDeletion = named(
  'SessionDeletion',
  z
    .object({
      success: z.literal(true).describe('The session was deleted.'),
      message: z
        .string()
        .meta({ description: 'For users.', example: 'The chat session and its messages were deleted.' }),
    })
    .describe('A session was deleted with its messages.'),
);

export const sessionValidation = named(
  'SessionValidation',
  z
    .object({
      session_id: sessionId,
      has_access: z
        .boolean()
        .meta({ description: "False for an unknown session or another user's.", example: true }),
      user_id: userId('Id of the caller.'),
    })
    .describe('Whether the caller may use a session.'),
);

export type ChatSession = z.output<typeof chatSession>;
export type SessionList = z.output<typeof sessionList>;
export type SessionDeletion = z.output<typeof sessionDeletion>;
export type SessionValidation = z.output<typeof sessionValidation>;
