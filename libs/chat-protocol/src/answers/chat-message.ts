import { z } from 'zod';
import { answerStatus, answerUsage, grounding, source } from '../answer-parts.js';
import { EXAMPLE } from '../examples.js';
import { count, identifier, named, time } from '../fields.js';

export const CHAT_ROLES = ['user', 'assistant'] as const;

const toolCall = named(
  'ToolCall',
  z
    .object({
      tool_call_id: z.string().meta({ description: 'Unique within the answer.', example: 'call_1' }),
      name: z.string().meta({ description: "The tool's name.", example: 'get_fighter' }),
      arguments: z
        .unknown()
        .describe("The tool's arguments as the model wrote them: any JSON, normally an object."),
      status: z.enum(['done', 'error']).describe('How it ended.'),
      row_count: count('How many rows it found; null where it failed.', 1).nullable(),
      duration_ms: count('How long it took, in milliseconds.', 12),
    })
    .describe('One tool call of an answer.'),
);

export const chatMessage = named(
  'ChatMessage',
  z
    .object({
      id: identifier('UUIDv7.', EXAMPLE.answer),
      session_id: identifier('The session.', EXAMPLE.session),
      role: z.enum(CHAT_ROLES).describe('Who says it.'),
      content: z
        .string()
        .meta({ description: 'The text; Markdown in an answer.', example: EXAMPLE.answered }),
      status: answerStatus,
      timestamp: time('When it was stored.'),
      tool_calls: z.array(toolCall).nullable().describe("Null on a user's message."),
      sources: z
        .array(source)
        .nullable()
        .describe("Where the answer's figures come from. Null on a user's message."),
      usage: answerUsage.nullable().describe("Null on a user's message."),
      grounding: grounding
        .nullable()
        .describe("Null on a user's message, and where the figures were not compared."),
    })
    .describe('A question or an answer.'),
);

export const chatHistory = named(
  'ChatHistory',
  z
    .object({
      session_id: identifier('The session.', EXAMPLE.session),
      messages: z.array(chatMessage).describe('Oldest first.'),
      total_messages: count('How many messages the session has in all.', 2),
      has_more: z.boolean().meta({
        description:
          'Whether more follow in the direction of reading: older ones with `before`, else newer ones.',
        example: false,
      }),
    })
    .describe('One page of messages.'),
);

export type ChatRole = (typeof CHAT_ROLES)[number];
export type ToolCall = z.output<typeof toolCall>;
export type ChatMessage = z.output<typeof chatMessage>;
export type ChatHistory = z.output<typeof chatHistory>;
