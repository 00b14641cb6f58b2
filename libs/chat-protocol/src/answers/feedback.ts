import { z } from 'zod';
import { answerStatus } from '../answer-parts.js';
import { EXAMPLE } from '../examples.js';
import { identifier, named, nextCursor, time, userId } from '../fields.js';

export const FEEDBACK_RATINGS = ['up', 'down'] as const;

/** Length of a comment in characters, after trimming. */
export const FEEDBACK_COMMENT_LENGTH = { minimum: 1, maximum: 1000 } as const;

const rating = z.enum(FEEDBACK_RATINGS);

const comment = z.string().nullable().meta({
  description: "The user's words about the answer; null if there are none.",
  maxLength: FEEDBACK_COMMENT_LENGTH.maximum,
  example: 'The record is right, the date is not.',
});

export const answerFeedback = named(
  'AnswerFeedback',
  z
    .object({
      rating: rating.describe('`up` for a good answer, `down` for a bad one.'),
      comment,
      timestamp: time('When rating or comment last changed.'),
    })
    .describe("The user's feedback on an answer."),
);

export const storedFeedback = named(
  'StoredFeedback',
  z
    .object({
      rating: rating.nullable().describe('Null if the feedback was removed.'),
      comment,
      timestamp: time('When rating or comment last changed; null if the feedback was removed.').nullable(),
    })
    .describe('The feedback on an answer as it is stored now.'),
);

export const feedbackList = named(
  'FeedbackList',
  z
    .object({
      feedback: z
        .array(
          z.object({
            message_id: identifier('Id of the answer.', EXAMPLE.answer),
            session_id: identifier('Id of the session.', EXAMPLE.session),
            user_id: userId('The user who asked and rated.'),
            rating: rating.describe('`up` for a good answer, `down` for a bad one.'),
            comment,
            timestamp: time('When rating or comment last changed.'),
            question: z.string().nullable().meta({
              description: 'Null for an answer that was stored without a question.',
              example: EXAMPLE.questionText,
            }),
            answer: z.string().meta({ description: 'Markdown.', example: EXAMPLE.answerText }),
            status: answerStatus,
            provider: z
              .string()
              .nullable()
              .meta({ description: 'Provider of the language model.', example: 'anthropic' }),
            model: z.string().nullable().describe('Model that answered.'),
            prompt_version: z.string().nullable().describe('Version of the system prompt.'),
          }),
        )
        .describe('Newest feedback first.'),
      next_cursor: nextCursor,
    })
    .describe('One page of rated answers.'),
);

/** Earlier questions of a long session are left out. */
export const MAX_EVALUATION_TURNS = 100;

const terms = (description: string) => z.array(z.array(z.string())).max(0).describe(description);

export const evaluationQuestion = named(
  'EvaluationQuestion',
  z
    .object({
      id: identifier('Id of the rated answer.', EXAMPLE.answer),
      lang: z.enum(['ko', 'en']).describe('Language of the last question.'),
      kind: z.literal('feedback').describe('Origin of the question.'),
      turns: z
        .array(z.string())
        .min(1)
        .max(MAX_EVALUATION_TURNS)
        .meta({
          description: 'Questions of the session up to the rated one, oldest first.',
          example: [EXAMPLE.questionText],
        }),
      rating: rating.describe('`up` for a good answer, `down` for a bad one.'),
      comment,
      expected: z.string().nullable().meta({
        description: 'Text of the answer if it was rated `up`, else null.',
        example: EXAMPLE.answerText,
      }),
      must_include: terms('Empty: completed by hand.'),
      must_not_include: terms('Empty: completed by hand.'),
    })
    .describe('A rated answer as a question of an evaluation; one line of the export.'),
);

export type FeedbackRating = (typeof FEEDBACK_RATINGS)[number];
export type AnswerFeedback = z.output<typeof answerFeedback>;
export type StoredFeedback = z.output<typeof storedFeedback>;
export type FeedbackList = z.output<typeof feedbackList>;
export type EvaluationQuestion = z.output<typeof evaluationQuestion>;
