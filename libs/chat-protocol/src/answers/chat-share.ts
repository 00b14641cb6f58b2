import { z } from 'zod';
import { answerStatus, grounding, responsePart, source } from '../answer-parts.js';
import { EXAMPLE } from '../examples.js';
import { named, time } from '../fields.js';
import { CHAT_ROLES } from './chat-message.js';

export const chatShare = named(
  'ChatShare',
  z
    .object({
      token: z.string().meta({
        description: 'Secret of the link, shown only once.',
        example: 'q3Fv0cT8v7cP1m2VtZbqk0l9w6h1yXoJc5r4a8s2d0E',
      }),
      url: z.string().meta({
        description: 'The link: PUBLIC_URL and `/share/{token}`.',
        example: 'http://localhost:8000/share/q3Fv0cT8v7cP1m2VtZbqk0l9w6h1yXoJc5r4a8s2d0E',
      }),
      created_at: time('When the snapshot was taken.'),
    })
    .describe('A link to a snapshot of a session.'),
);

export const chatShareState = named(
  'ChatShareState',
  z
    .object({
      shared: z.boolean().meta({ description: 'Whether a link to the session works.', example: true }),
      created_at: time('When the snapshot was taken; null if nothing is shared.').nullable(),
    })
    .describe('Whether a session is shared.'),
);

export const sharedChat = named(
  'SharedChat',
  z
    .object({
      title: z.string().nullable().meta({ description: 'Title of the session.', example: EXAMPLE.title }),
      created_at: time('When the snapshot was taken.'),
      is_complete: z.boolean().meta({
        description:
          'False if the session had more messages than a snapshot holds; the newest ones are there.',
        example: true,
      }),
      messages: z
        .array(
          z.object({
            role: z.enum(CHAT_ROLES).describe('Author of the message.'),
            content: z
              .string()
              .meta({ description: 'The text; Markdown in an answer.', example: EXAMPLE.answerText }),
            status: answerStatus,
            timestamp: time('When it was stored.'),
            parts: z.array(responsePart).describe('Charts and tables of an answer.'),
            sources: z.array(source).describe("Sources of the answer's figures."),
            grounding: grounding.nullable().describe('Null if the figures were not compared.'),
          }),
        )
        .describe('Finished messages, oldest first, without anything about the user.'),
    })
    .describe('A snapshot of a session, for everyone who has the link.'),
);

export type ChatShare = z.output<typeof chatShare>;
export type ChatShareState = z.output<typeof chatShareState>;
export type SharedChat = z.output<typeof sharedChat>;
