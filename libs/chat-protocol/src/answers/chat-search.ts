import { z } from 'zod';
import { EXAMPLE } from '../examples.js';
import { count, identifier, named, nextCursor, time } from '../fields.js';
import { CHAT_ROLES } from './chat-message.js';

/** Length of a search text in characters, after trimming. */
export const SEARCH_TEXT_LENGTH = { minimum: 1, maximum: 200 } as const;

export const messageSearch = named(
  'MessageSearch',
  z
    .object({
      results: z
        .array(
          z.object({
            session_id: identifier('Id of the session.', EXAMPLE.session),
            session_title: z
              .string()
              .nullable()
              .meta({ description: 'Null for a session without a title.', example: EXAMPLE.title }),
            message_id: identifier('Id of the message.', EXAMPLE.answer),
            role: z.enum(CHAT_ROLES).describe('Author of the message.'),
            timestamp: time('When it was stored.'),
            excerpt: z.string().meta({
              description:
                'Text around the first match, as it is stored: Markdown, never HTML to insert unescaped.',
              example: EXAMPLE.answerText,
            }),
            matches: z
              .array(
                z.object({
                  start: count('First UTF-16 code unit of the match in `excerpt`.', 0),
                  end: count('First code unit after it.', 6),
                }),
              )
              .describe('The words in `excerpt`, in order, without overlaps.'),
          }),
        )
        .describe('Newest message first.'),
      next_cursor: nextCursor,
    })
    .describe('One page of messages that hold all words.'),
);

export type MessageSearch = z.output<typeof messageSearch>;
