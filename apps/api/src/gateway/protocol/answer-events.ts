import { z } from 'zod';
import { EXAMPLE } from './examples.js';
import {
  answerSource,
  answerStatus,
  answerUsage,
  errorPayload,
  identifier,
  sessionId,
  timestamp,
} from './shared-schemas.js';

const answerId = identifier("The answer's id.");
const ofAnswer = { message_id: answerId, session_id: sessionId };
const exampleIds = { message_id: EXAMPLE.answer, session_id: EXAMPLE.session };

/** What one answer sends, in the order in which it comes. */
export const ANSWER_EVENTS = {
  response_start: {
    summary: 'An answer begins.',
    payload: z.object({ ...ofAnswer, reply_to: identifier("The question's id."), timestamp }),
    example: { ...exampleIds, reply_to: EXAMPLE.question, timestamp: EXAMPLE.time },
  },
  tool_call: {
    summary: 'A tool begins, ends or fails.',
    payload: z.object({
      ...ofAnswer,
      tool_call_id: z.string().describe('The same for the beginning and the end of one call.'),
      name: z.string().describe("The tool's name; docs/tools.md lists them."),
      status: z.enum(['running', 'done', 'error']).describe('How far the call has come.'),
      arguments: z.unknown().describe('What the tool was asked, in its own words.'),
      row_count: z.int().min(0).optional().describe('How many rows it found, once it is done.'),
      duration_ms: z.number().min(0).optional().describe('How long it took, once it has ended.'),
    }),
    example: {
      ...exampleIds,
      tool_call_id: 'call_1',
      name: 'get_fighter',
      status: 'done' as const,
      arguments: { fighter: 'Khabib Nurmagomedov' },
      row_count: 1,
      duration_ms: 21,
    },
  },
  response_chunk: {
    summary: 'A piece of the text. Joined, the pieces have no gap and no overlap.',
    payload: z.object({
      ...ofAnswer,
      from_seq: z
        .int()
        .min(1)
        .optional()
        .describe('The chunk covers `from_seq` … `seq`; without it, just `seq`.'),
      seq: z
        .int()
        .min(1)
        .describe("The length of the answer's text up to the chunk's end, in UTF-16 code units."),
      content: z.string().describe('The piece.'),
    }),
    example: { ...exampleIds, from_seq: 1, seq: EXAMPLE.answered.length, content: EXAMPLE.answered },
  },
  error: {
    summary: 'An answer failed, or an event that asked for no acknowledgement was refused.',
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
  },
  response_end: {
    summary: 'The answer has ended and is stored.',
    payload: z.object({
      ...ofAnswer,
      status: answerStatus,
      content: z.string().describe('The whole text: the chunks joined, and what is stored.'),
      usage: answerUsage.nullable().describe('What it took; null where nothing is known of it.'),
      sources: z.array(answerSource).describe('What it rests on.'),
      grounding: z
        .record(z.string(), z.unknown())
        .nullable()
        .describe("How its figures compare with the tools' results; null where they were not compared."),
      cached: z.boolean().describe('Made for the same question before; it used no tokens.'),
      timestamp,
    }),
    example: {
      ...exampleIds,
      status: 'complete' as const,
      content: EXAMPLE.answered,
      usage: {
        input_tokens: 0,
        output_tokens: 0,
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 0,
        thinking_tokens: 0,
        model: { provider: 'embedded', name: 'analyst', fallback_from: null, prompt_version: null },
      },
      sources: [{ kind: 'fighter', id: '7', label: 'Khabib Nurmagomedov', url: null }],
      grounding: null,
      cached: false,
      timestamp: EXAMPLE.time,
    },
  },
};
