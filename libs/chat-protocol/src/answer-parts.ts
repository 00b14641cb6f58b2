import { z } from 'zod';
import { named, count, identifier } from './fields.js';

const ANSWER_STATUSES = ['complete', 'streaming', 'stopped', 'interrupted', 'failed'] as const;

export const answerStatus = named(
  'AnswerStatus',
  z
    .enum(ANSWER_STATUSES)
    .describe(
      '`streaming`: being generated. `stopped`: ended by the user. `interrupted`: its process died; the text up to then ' +
        'is kept. `failed`: an error ended it. All but `streaming` are final.',
    ),
);

export const activeAnswer = named(
  'ActiveAnswer',
  z
    .object({
      message_id: identifier("The answer's id."),
      seq: count('The length of its text so far, in UTF-16 code units.'),
    })
    .describe('An answer that is being generated.'),
);

export const source = named(
  'Source',
  z
    .object({
      kind: z.enum(['bout', 'event', 'fighter', 'ranking']).describe('What it is.'),
      id: z.string().meta({ description: 'Its id in the data.', example: '032cc3922d871c7f' }),
      label: z.string().meta({ description: 'Its name for users.', example: 'Khabib Nurmagomedov' }),
      url: z.string().nullable().meta({ description: 'Where it can be read, if anywhere.', format: 'uri' }),
    })
    .describe('A row of the data that an answer rests on.'),
);

const answeringModel = named(
  'AnsweringModel',
  z
    .object({
      provider: z
        .string()
        .meta({ description: '`anthropic`, `openai`, `embedded`, …', example: 'anthropic' }),
      name: z.string().describe("The provider's name of the model."),
      fallback_from: z
        .string()
        .nullable()
        .describe('The provider that failed, where this one answered instead.'),
      prompt_version: z.string().nullable().describe('Version of the prompt that the model was given.'),
    })
    .describe('The model that answered.'),
);

export const tokenUsage = z.object({
  input_tokens: count('Read at full price.', 812),
  output_tokens: count('Written.', 120),
  cache_read_input_tokens: count("Read from the provider's cache.", 0),
  cache_creation_input_tokens: count("Written to the provider's cache.", 0),
  thinking_tokens: count('What of `output_tokens` was reasoning; 0 where the provider does not say.', 0),
});

export const answerUsage = named(
  'AnswerUsage',
  tokenUsage
    .extend({ model: answeringModel.nullable().describe('The model that answered; null when none did.') })
    .describe("Tokens, summed over the answer's requests to language models."),
);

export const grounding = named(
  'Grounding',
  z
    .object({
      figures: count('How many figures the text has.', 3),
      verified: count("How many of them stand in the tools' results.", 2),
      unverified: z
        .array(
          z.object({
            text: z.string().meta({ description: 'The figure as written.', example: '29-0' }),
            offset: count('Its offset in the text, in UTF-16 code units.', 24),
          }),
        )
        .describe('The others.'),
    })
    .describe("How the figures of the text compare with the tools' results."),
);

export type AnswerStatus = z.output<typeof answerStatus>;
export type ActiveAnswer = z.output<typeof activeAnswer>;
export type Source = z.output<typeof source>;
export type AnsweringModel = z.output<typeof answeringModel>;
export type AnswerUsage = z.output<typeof answerUsage>;
export type Grounding = z.output<typeof grounding>;
