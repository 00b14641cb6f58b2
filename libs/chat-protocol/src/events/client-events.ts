import { z } from 'zod';
import { activeAnswer, answerStatus } from '../answer-parts.js';
import { errorPayload } from '../errors/error-payload.js';
import { EXAMPLE } from '../examples.js';
import {
  named,
  count,
  identifier,
  identifierField,
  time,
  timestamp,
  timeZoneField,
  trimmedTextField,
} from '../fields.js';

/** Length of a user's message in characters, after trimming. */
export const USER_CONTENT_LENGTH = { minimum: 1, maximum: 4000 } as const;
export const CLIENT_MESSAGE_ID_LENGTH = { minimum: 1, maximum: 64 } as const;
const MAX_SEQ = 2_147_483_647;
const MAX_TOKEN_LENGTH = 16_384;

const clientMessageIdField = (description: string) =>
  trimmedTextField(CLIENT_MESSAGE_ID_LENGTH, description).nullish();

export const MessagePayload = z.object({
  content: trimmedTextField(
    USER_CONTENT_LENGTH,
    'The question. It is trimmed before its characters are counted, and needs a visible character.',
  ),
  session_id: identifierField('The session; without it a new one is created.').nullish(),
  client_message_id: clientMessageIdField(
    'Idempotency key: the same id in the same session creates no second message.',
  ),
  time_zone: timeZoneField(
    "IANA time zone of the reader: what `today` and `yesterday` mean. Without it the profile's, else UTC.",
  ).nullish(),
});

export const RegeneratePayload = z.object({
  message_id: identifierField("Id of the answer: `response_id` of the question's acknowledgement."),
  client_message_id: clientMessageIdField(
    'Idempotency key: the same id for the same answer creates no second one.',
  ),
});

export const EditPayload = z.object({
  message_id: identifierField('Id of the newest question of a session.'),
  content: trimmedTextField(USER_CONTENT_LENGTH, 'The new question, with the same limits as in `message`.'),
  client_message_id: clientMessageIdField(
    'Idempotency key: the same id for the same question and text edits it once.',
  ),
  time_zone: timeZoneField(
    "IANA time zone of the reader: what `today` and `yesterday` mean. Without it the earlier question's.",
  ).nullish(),
});

export const AnswerPayload = z.object({
  message_id: identifierField("Id of the answer: `response_id` of the question's acknowledgement."),
});

export const ResumePayload = z.object({
  message_id: identifierField('Id of the answer.'),
  after_seq: z
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must be 0 or more' })
    .max(MAX_SEQ, { error: 'is too large' })
    .describe('The last received `seq`; 0 for the whole answer.'),
});

export const SessionPayload = z.object({ session_id: identifierField('Id of the session.') });

export const TypingPayload = z.object({
  session_id: identifierField('Id of the session.'),
  is_typing: z
    .boolean({ error: 'must be true or false' })
    .describe('True at the start of typing, false at its end.'),
});

const PingPayload: z.ZodType<object, object> = z.object({});

export const AuthRefreshPayload = z.object({
  token: z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty' })
    .max(MAX_TOKEN_LENGTH, { error: `must have at most ${MAX_TOKEN_LENGTH} characters` })
    .describe('A newer token of the same user.'),
});

export type MessagePayload = z.output<typeof MessagePayload>;
export type RegeneratePayload = z.output<typeof RegeneratePayload>;
export type EditPayload = z.output<typeof EditPayload>;
export type AnswerPayload = z.output<typeof AnswerPayload>;
export type ResumePayload = z.output<typeof ResumePayload>;
export type SessionPayload = z.output<typeof SessionPayload>;
export type TypingPayload = z.output<typeof TypingPayload>;
type PingPayload = z.output<typeof PingPayload>;
export type AuthRefreshPayload = z.output<typeof AuthRefreshPayload>;

export const turnAcknowledgement = named(
  'TurnAcknowledgement',
  z
    .object({
      session_id: identifier('Id of the session.', EXAMPLE.session),
      message_id: identifier('Id of the question.', EXAMPLE.question),
      response_id: identifier('Id of the answer.', EXAMPLE.answer),
      duplicate: z.boolean().meta({
        description: 'Whether the same message was accepted before; nothing new was created.',
        example: false,
      }),
    })
    .describe('A question was stored; `response_id` is the id of its answer.'),
);

export type TurnAcknowledgement = z.output<typeof turnAcknowledgement>;

export const stoppedAnswer = named(
  'StoppedAnswer',
  z
    .object({ ok: z.literal(true).describe('The answer is stopped or has ended.') })
    .describe('The answer is no longer streaming.'),
);

export type StoppedAnswer = z.output<typeof stoppedAnswer>;

const nothing = z.looseObject({});
const presence = z.object({
  active: z.array(activeAnswer).describe('Streaming answers of the session.'),
});

interface ClientEventDefinition<Payload extends z.ZodType, Answer extends z.ZodObject> {
  summary: string;
  payload: Payload;
  example: z.input<Payload>;
  /** Fields of the acknowledgement besides `ok: true`. */
  answer: Answer;
  answerExample: z.output<Answer>;
}

const define = <Payload extends z.ZodType, Answer extends z.ZodObject>(
  definition: ClientEventDefinition<Payload, Answer>,
): ClientEventDefinition<Payload, Answer> => definition;

const turnExample = {
  session_id: EXAMPLE.session,
  message_id: EXAMPLE.question,
  response_id: EXAMPLE.answer,
  duplicate: false,
};

export const CLIENT_EVENTS = {
  message: define({
    summary: 'Asks a question. The answer follows as events.',
    payload: MessagePayload,
    example: {
      content: EXAMPLE.questionText,
      session_id: EXAMPLE.session,
      client_message_id: EXAMPLE.clientMessageId,
      time_zone: EXAMPLE.timeZone,
    },
    answer: turnAcknowledgement,
    answerExample: turnExample,
  }),
  stop: define({
    summary: 'Stops an answer at once; its text so far is stored.',
    payload: AnswerPayload,
    example: { message_id: EXAMPLE.answer },
    answer: nothing,
    answerExample: {},
  }),
  regenerate: define({
    summary: 'Generates another answer to the same question; the earlier one stays.',
    payload: RegeneratePayload,
    example: { message_id: EXAMPLE.answer, client_message_id: EXAMPLE.clientMessageId },
    answer: turnAcknowledgement,
    answerExample: turnExample,
  }),
  edit: define({
    summary:
      'Replaces the newest question and answers it again; the earlier question and its answers stay as versions.',
    payload: EditPayload,
    example: {
      message_id: EXAMPLE.question,
      content: EXAMPLE.questionText,
      client_message_id: EXAMPLE.clientMessageId,
      time_zone: EXAMPLE.timeZone,
    },
    answer: turnAcknowledgement,
    answerExample: turnExample,
  }),
  resume: define({
    summary: 'Requests the events of an answer after `after_seq`, missed and future ones.',
    payload: ResumePayload,
    example: { message_id: EXAMPLE.answer, after_seq: 12 },
    answer: z.object({ status: answerStatus, replayed: count('Number of events that follow at once.') }),
    answerExample: { status: 'streaming', replayed: 2 },
  }),
  join: define({
    summary: "Subscribes to a session's events.",
    payload: SessionPayload,
    example: { session_id: EXAMPLE.session },
    answer: presence,
    answerExample: { active: [{ message_id: EXAMPLE.answer, seq: 12 }] },
  }),
  leave: define({
    summary: "Unsubscribes from a session's events.",
    payload: SessionPayload,
    example: { session_id: EXAMPLE.session },
    answer: presence,
    answerExample: { active: [] },
  }),
  typing: define({
    summary: "Notifies the user's other connections that the user is typing.",
    payload: TypingPayload,
    example: { session_id: EXAMPLE.session, is_typing: true },
    answer: nothing,
    answerExample: {},
  }),
  ping: define({
    summary: 'Checks the connection; the event `pong` follows.',
    payload: PingPayload,
    example: {},
    answer: z.object({ timestamp }),
    answerExample: { timestamp: EXAMPLE.time },
  }),
  auth_refresh: define({
    summary:
      'Replaces the token with a newer one of the same user; the connection then ends with the new token.',
    payload: AuthRefreshPayload,
    example: { token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl' },
    answer: z.object({ expires_at: time('Expiry of the new token (RFC 3339, UTC).') }),
    answerExample: { expires_at: EXAMPLE.time },
  }),
};

export type ClientEventName = keyof typeof CLIENT_EVENTS;

export type ClientEvents = {
  [Name in ClientEventName]: {
    fields: z.input<(typeof CLIENT_EVENTS)[Name]['payload']>;
    answer: z.output<(typeof CLIENT_EVENTS)[Name]['answer']>;
  };
};

export const acceptance = (answer: z.ZodObject): z.ZodObject =>
  z.object({ ok: z.literal(true).describe('The event was accepted.'), ...answer.shape });

export const refusal = named(
  'Refusal',
  z
    .object({ ok: z.literal(false).describe('The event was refused.'), error: errorPayload })
    .describe('The acknowledgement of a refused event.'),
);

export type Refusal = z.output<typeof refusal>;

export type Acknowledgement<Name extends ClientEventName> =
  ({ ok: true } & ClientEvents[Name]['answer']) | Refusal;
