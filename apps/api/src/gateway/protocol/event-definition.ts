import type { z } from 'zod';

/** One kind of event, for whoever writes or reads it. */
export interface EventDefinition<Payload> {
  /** When it comes. */
  summary: string;
  /** What it carries, field by field. */
  payload: z.ZodType<Payload>;
  example: Payload;
}

/** An event that clients send, with what answers it. */
export interface ClientEventDefinition<Fields, Answer> extends EventDefinition<Fields> {
  /** A good acknowledgement, `ok` included. */
  answer: z.ZodType<Answer>;
  answerExample: Answer;
}
