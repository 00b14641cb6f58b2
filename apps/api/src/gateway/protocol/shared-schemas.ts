import { ERROR_CODES } from '@app/common';
import { z } from 'zod';
import type { ActiveAnswer, AnswerSource, AnswerStatus, AnswerUsage, ErrorPayload } from '@app/client';
import type { Holds, SameType } from './same-type.js';

/** Parts that several events share. */

export const identifier = (description: string) => z.string().meta({ description, format: 'uuid' });

export const timestamp = z.string().meta({ description: 'RFC 3339, in UTC.', format: 'date-time' });

export const sessionId = identifier('The session.');

const count = (description: string) => z.int().min(0).describe(description);

export const errorPayload = z
  .object({
    code: z.string().meta({
      description: 'Stable, for programs. docs/errors.md tells of each what to do.',
      enum: [...ERROR_CODES],
    }),
    message: z.string().describe('For people: what happened and what to do. It may change.'),
    retryable: z.boolean().describe('Whether the same may succeed later.'),
    retry_after_ms: count('How long to wait before that, in milliseconds.').optional(),
    errors: z
      .array(
        z.object({
          field: z.string().describe("The field's dotted path."),
          message: z.string().describe('What is wrong with it.'),
        }),
      )
      .optional()
      .describe('Every invalid field.'),
  })
  .describe('What went wrong, and what to do about it.');

export const answerStatus = z
  .enum(['complete', 'streaming', 'stopped', 'interrupted', 'failed'])
  .describe('`streaming` while it is made; `interrupted` when its process died, with the text up to then.');

export const activeAnswer = z
  .object({
    message_id: identifier("The answer's id."),
    seq: count('How far its text has come, in UTF-16 code units.'),
  })
  .describe('An answer that is being made.');

export const answerSource = z
  .object({
    kind: z.string().describe('`fighter`, `bout`, `event`, `ranking`, …'),
    id: z.string().describe('Its id in the data.'),
    label: z.string().describe('Its name for people.'),
    url: z.string().nullable().describe('Where it can be read, if anywhere.'),
  })
  .describe('A row of the data that the answer rests on.');

const answeringModel = z.object({
  provider: z.string().describe('`anthropic`, `openai`, `embedded`, …'),
  name: z.string().describe("The model's name."),
  fallback_from: z.string().nullable().describe('The provider that should have answered and failed.'),
  prompt_version: z.string().nullable().describe('The version of the instructions that it had.'),
});

export const answerUsage = z
  .object({
    input_tokens: count('Read at full price.'),
    output_tokens: count('Written.'),
    cache_read_input_tokens: count("Read from the provider's cache."),
    cache_creation_input_tokens: count("Written to the provider's cache."),
    thinking_tokens: count('What of `output_tokens` the model reasoned with.'),
    model: answeringModel.nullable().describe('Who answered; null when nobody came to.'),
  })
  .describe("Tokens, summed over the answer's requests to language models.");

/** The protocol that clients are given says the same of these parts. */
export type DescribesTheParts = Holds<
  SameType<
    [
      z.output<typeof errorPayload>,
      z.output<typeof answerStatus>,
      z.output<typeof activeAnswer>,
      z.output<typeof answerSource>,
      z.output<typeof answerUsage>,
    ],
    [ErrorPayload, AnswerStatus, ActiveAnswer, AnswerSource, AnswerUsage]
  >
>;

/** The parts under the names that documents refer to them by. */
export const SHARED_SCHEMAS = {
  Error: errorPayload,
  AnswerStatus: answerStatus,
  ActiveAnswer: activeAnswer,
  AnswerSource: answerSource,
  AnswerUsage: answerUsage,
};
