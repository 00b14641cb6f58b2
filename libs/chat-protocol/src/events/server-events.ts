import { z } from 'zod';
import { activeAnswer, answerStatus, answerUsage, grounding, source } from '../answer-parts.js';
import { errorPayload } from '../errors/error-payload.js';
import { EXAMPLE } from '../examples.js';
import { count, identifier, timestamp } from '../fields.js';

interface ServerEventDefinition<Payload extends z.ZodType> {
  /** When it is sent. */
  summary: string;
  payload: Payload;
  example: z.output<Payload>;
}

const define = <Payload extends z.ZodType>(
  definition: ServerEventDefinition<Payload>,
): ServerEventDefinition<Payload> => definition;

const answerId = identifier("The answer's id.");
const sessionId = identifier('The session.');
const ofAnswer = { message_id: answerId, session_id: sessionId };
const exampleIds = { message_id: EXAMPLE.answer, session_id: EXAMPLE.session };
const offset = z.int().min(1);

/** What one answer sends, in order: `response_start`, tool calls and chunks, an `error` if it failed, `response_end`. */
export const ANSWER_EVENTS = {
  response_start: define({
    summary: 'An answer begins.',
    payload: z.object({
      ...ofAnswer,
      reply_to: identifier("The question's id; null for a message that was stored over REST.").nullable(),
      timestamp,
    }),
    example: { ...exampleIds, reply_to: EXAMPLE.question, timestamp: EXAMPLE.time },
  }),
  tool_call: define({
    summary: 'A tool call begins, ends or fails.',
    payload: z.object({
      ...ofAnswer,
      tool_call_id: z.string().describe('The same for the beginning and the end of one call.'),
      name: z.string().describe("The tool's name; docs/tools.md lists them."),
      status: z.enum(['running', 'done', 'error']).describe('State of the call.'),
      arguments: z.unknown().describe("The tool's arguments, as the model wrote them."),
      row_count: count('How many rows it found, once it is done.').optional(),
      duration_ms: z.number().min(0).optional().describe('How long it took, once it has ended.'),
    }),
    example: {
      ...exampleIds,
      tool_call_id: 'call_1',
      name: 'get_fighter',
      status: 'done',
      arguments: { fighter: 'Khabib Nurmagomedov' },
      row_count: 1,
      duration_ms: 21,
    },
  }),
  response_chunk: define({
    summary: 'A piece of the text. Joined, the pieces have no gap and no overlap.',
    payload: z.object({
      ...ofAnswer,
      from_seq: offset
        .optional()
        .describe('The chunk covers the code units `from_seq` … `seq`; without it, just `seq`.'),
      seq: offset.describe("The length of the answer's text up to the chunk's end, in UTF-16 code units."),
      content: z.string().describe('The piece.'),
    }),
    example: { ...exampleIds, from_seq: 1, seq: EXAMPLE.answered.length, content: EXAMPLE.answered },
  }),
  error: define({
    summary:
      'An answer failed, an event that asked for no acknowledgement was refused, or the service ends the connection.',
    payload: z.object({
      error: errorPayload,
      message_id: answerId.optional().describe('The answer that failed.'),
      session_id: sessionId.optional().describe('Its session.'),
    }),
    example: {
      ...exampleIds,
      error: {
        code: 'llm_unavailable',
        message: 'The language model cannot be reached at the moment. Try again later.',
        retryable: true,
        retry_after_ms: 5000,
      },
    },
  }),
  response_end: define({
    summary: 'The answer has ended and is stored.',
    payload: z.object({
      ...ofAnswer,
      status: answerStatus,
      content: z.string().describe('The whole text: the chunks joined, and what is stored.'),
      usage: answerUsage.nullable().describe('Tokens and model; null where nothing is known of them.'),
      sources: z.array(source).describe('What it rests on.'),
      grounding: grounding
        .nullable()
        .describe("How its figures compare with the tools' results; null where they were not compared."),
      cached: z.boolean().describe('Taken from the cache of answers; it used no tokens.'),
      timestamp,
    }),
    example: {
      ...exampleIds,
      status: 'complete',
      content: EXAMPLE.answered,
      usage: {
        input_tokens: 0,
        output_tokens: 0,
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 0,
        thinking_tokens: 0,
        model: { provider: 'embedded', name: 'analyst', fallback_from: null, prompt_version: null },
      },
      sources: [{ kind: 'fighter', id: '032cc3922d871c7f', label: 'Khabib Nurmagomedov', url: null }],
      grounding: null,
      cached: false,
      timestamp: EXAMPLE.time,
    },
  }),
};

/** Everything that the service sends, by event name. */
export const SERVER_EVENTS = {
  connection_established: define({
    summary: 'The connection is established. It is the first event.',
    payload: z.object({
      connection_id: z.string().describe('New for every connection; quote it when you report a problem.'),
      user_id: z.int().min(1).describe('The user whom the token names.'),
      session_id: identifier('The session that the handshake named; null where it named none.').nullable(),
      active: z
        .array(activeAnswer)
        .describe('Answers that are being generated in it; `resume` sends their events.'),
      timestamp,
    }),
    example: {
      connection_id: 'Yk3ZpJ0qT1mWAAAB',
      user_id: EXAMPLE.userId,
      session_id: EXAMPLE.session,
      active: [{ message_id: EXAMPLE.answer, seq: 12 }],
      timestamp: EXAMPLE.time,
    },
  }),
  message_received: define({
    summary: 'A question was stored. Every connection in its session gets this.',
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
  }),
  typing: define({
    summary: 'An answer begins or ends, or the user types on another connection.',
    payload: z.object({
      session_id: sessionId,
      is_typing: z.boolean().describe('True at the beginning, false at the end.'),
    }),
    example: { session_id: EXAMPLE.session, is_typing: true },
  }),
  session_updated: define({
    summary: 'A session got a title. Every connection of the user gets this.',
    payload: z.object({ session_id: sessionId, title: z.string().describe('The new title.') }),
    example: { session_id: EXAMPLE.session, title: EXAMPLE.title },
  }),
  session_deleted: define({
    summary: 'A session was deleted with its messages. Its connections are no longer in it.',
    payload: z.object({ session_id: sessionId }),
    example: { session_id: EXAMPLE.session },
  }),
  pong: define({
    summary: 'Follows a `ping`.',
    payload: z.object({ timestamp }),
    example: { timestamp: EXAMPLE.time },
  }),
  ...ANSWER_EVENTS,
};

export type ServerEventName = keyof typeof SERVER_EVENTS;
export type ServerEventPayloads = {
  [Name in ServerEventName]: z.output<(typeof SERVER_EVENTS)[Name]['payload']>;
};

export type AnswerEventName = keyof typeof ANSWER_EVENTS;
export type AnswerEventPayloads = Pick<ServerEventPayloads, AnswerEventName>;
