import { z } from 'zod';
import { named, count, identifier } from './fields.js';

const ANSWER_STATUSES = ['complete', 'streaming', 'stopped', 'interrupted', 'failed'] as const;

export const answerStatus = named(
  'AnswerStatus',
  z
    .enum(ANSWER_STATUSES)
    .describe(
      '`streaming`: being generated. `stopped`: stopped by the user. `interrupted`: its process died; the text so far ' +
        'is stored. `failed`: ended by an error. All but `streaming` are final.',
    ),
);

export const activeAnswer = named(
  'ActiveAnswer',
  z
    .object({
      message_id: identifier('Id of the answer.'),
      seq: count('Length of the text so far, in UTF-16 code units.'),
    })
    .describe('A streaming answer.'),
);

export const source = named(
  'Source',
  z
    .object({
      kind: z.enum(['bout', 'event', 'fighter', 'ranking']).describe('Kind of the row.'),
      id: z.string().meta({ description: 'Id of the row.', example: '032cc3922d871c7f' }),
      label: z.string().meta({ description: 'Display name.', example: 'Khabib Nurmagomedov' }),
      url: z
        .string()
        .nullable()
        .meta({ description: 'Web page of the row; null if there is none.', format: 'uri' }),
    })
    .describe('A row of the data that an answer uses.'),
);

const answeringModel = named(
  'AnsweringModel',
  z
    .object({
      provider: z
        .string()
        .meta({ description: '`anthropic`, `openai`, `embedded`, …', example: 'anthropic' }),
      name: z.string().describe('Model name at the provider.'),
      fallback_from: z
        .string()
        .nullable()
        .describe('The provider that failed, if this one is the fallback; else null.'),
      fallback_reason: z
        .string()
        .nullable()
        .meta({
          description:
            'Why it failed: `authentication`, `invalid_request`, `connection`, `overloaded`, `rate_limited`, `spend_limit`, ' +
            '`context_exceeded`, `malformed`, `incomplete`, `oversized`, `circuit_open` or `parameter_refused`. Null without ' +
            'a fallback.',
          example: null,
        }),
      prompt_version: z.string().nullable().describe('Version of the system prompt.'),
    })
    .describe('The model that answered.'),
);

export const tokenUsage = z.object({
  input_tokens: count('Input tokens at full price; excludes cached ones.', 812),
  output_tokens: count('Output tokens, including reasoning.', 120),
  cache_read_input_tokens: count("Input tokens read from the provider's cache.", 0),
  cache_creation_input_tokens: count("Input tokens written to the provider's cache.", 0),
  thinking_tokens: count(
    'Reasoning tokens, part of `output_tokens`; 0 if the provider does not report them.',
    0,
  ),
});

export const answerUsage = named(
  'AnswerUsage',
  tokenUsage
    .extend({ model: answeringModel.nullable().describe('The model that answered; null if none did.') })
    .describe("Tokens, summed over the answer's model requests."),
);

export const grounding = named(
  'Grounding',
  z
    .object({
      figures: count('Number of figures in the text.', 3),
      verified: count("Number of figures found in the tools' results.", 2),
      unverified: z
        .array(
          z.object({
            text: z.string().meta({ description: 'The figure as in the text.', example: '29-0' }),
            offset: count('Offset in the text, in UTF-16 code units.', 24),
          }),
        )
        .describe('Figures not found in the results.'),
    })
    .describe("Comparison of the text's figures with the tools' results."),
);

const READING_OUTCOMES = ['answered', 'partly', 'asked_back', 'declined'] as const;
export const MAX_SUGGESTIONS = 3;

export const reading = named(
  'Reading',
  z
    .object({
      outcome: z
        .enum(READING_OUTCOMES)
        .describe(
          '`partly`: a part of the question was not applied. `asked_back`: the answer asks what was meant. ' +
            '`declined`: the question cannot be answered.',
        ),
      understood: z.string().meta({
        description: 'The question as it was read, in the language of the question; may be empty.',
        example: 'UFC record of Khabib Nurmagomedov',
      }),
      ignored: z
        .array(z.string().meta({ example: 'in Dagestan' }))
        .describe('Parts of the question that were not applied. The text of the answer states them too.'),
    })
    .describe('How the question was read.'),
);

export const suggestions = z
  .array(z.string().meta({ example: 'Who did Khabib Nurmagomedov beat last?' }))
  .max(MAX_SUGGESTIONS)
  .describe('Next questions that can be answered, in the language of the question; empty if there are none.');

export const CHART_KINDS = [
  'bar',
  'line',
  'area',
  'scatter',
  'pie',
  'radar',
  'heatmap',
  'box',
  'histogram',
  'timeline',
  'table',
] as const;

export const responsePart = named(
  'ResponsePart',
  z
    .object({
      part_id: z.string().meta({ description: 'Unique within the answer.', example: 'part_1' }),
      kind: z.enum(['chart', 'table']).describe('A chart, or a table of the rows.'),
      title: z.string().meta({ description: 'Title, as given by the model.', example: 'Title bout wins' }),
      rows: z
        .object({
          tool_call_id: z.string().describe('The tool call of the answer whose result holds the rows.'),
          path: z.string().meta({ description: 'Where in the result, dotted.', example: 'data' }),
        })
        .describe('Where the rows come from.'),
      encoding: z
        .object({
          chart: z.enum(CHART_KINDS).describe('Kind of chart.'),
          channels: z.record(z.string(), z.union([z.string(), z.array(z.string())])).meta({
            description: 'Column of each channel, dotted; several columns of a table or radar chart.',
            example: { x: 'key', y: 'value' },
          }),
        })
        .describe('Which columns are shown how.'),
      spec: z
        .record(z.string(), z.unknown())
        .describe(
          'Vega-Lite specification with the rows in `data.values`, built by the service: no URLs, expressions or scripts.',
        ),
    })
    .describe('A chart or table of an answer. Each of its cells is a cell of a tool result.'),
);

export type ResponsePart = z.output<typeof responsePart>;
export type ChartKind = (typeof CHART_KINDS)[number];
export type AnswerStatus = z.output<typeof answerStatus>;
export type ActiveAnswer = z.output<typeof activeAnswer>;
export type Source = z.output<typeof source>;
export type AnsweringModel = z.output<typeof answeringModel>;
export type AnswerUsage = z.output<typeof answerUsage>;
export type Grounding = z.output<typeof grounding>;
export type Reading = z.output<typeof reading>;
