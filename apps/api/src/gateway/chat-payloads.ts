import { z } from 'zod';
import type { ClientEvents } from '@app/client';
import { USER_CONTENT_LENGTH } from '../chat-session/chat-session.bounds.js';
import { identifierField, trimmedTextField } from './protocol/payload-fields.js';
import type { Holds, SameType } from './protocol/same-type.js';

export const CLIENT_MESSAGE_ID_LENGTH = { minimum: 1, maximum: 64 } as const;
const LARGEST_SEQ = 2_147_483_647;
const LONGEST_TOKEN = 16_384;

const clientMessageIdField = (description: string) =>
  trimmedTextField(CLIENT_MESSAGE_ID_LENGTH, description).nullish();

/** `message` */
export const MessagePayload = z.object({
  content: trimmedTextField(
    USER_CONTENT_LENGTH,
    'The question. Spaces around it are taken away before its characters are counted; one of them must be visible.',
  ),
  session_id: identifierField('The session to ask in; without it a new one is made.').nullish(),
  client_message_id: clientMessageIdField(
    'A name of your own for this sending: the same one in the same session makes no second message.',
  ),
});

/** `regenerate` */
export const RegeneratePayload = z.object({
  message_id: identifierField("The answer's id: `response_id` of its acknowledgement."),
  client_message_id: clientMessageIdField(
    'A name of your own for this sending: the same one for the same answer makes no second one.',
  ),
});

/** `stop` */
export const AnswerPayload = z.object({
  message_id: identifierField("The answer's id: `response_id` of its acknowledgement."),
});

/** `resume` */
export const ResumePayload = z.object({
  message_id: identifierField("The answer's id."),
  after_seq: z
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must be 0 or more' })
    .max(LARGEST_SEQ, { error: 'is too large' })
    .describe('The last `seq` that the client has; 0 for everything.'),
});

/** `join`, `leave` */
export const SessionPayload = z.object({ session_id: identifierField('The session.') });

/** `typing` */
export const TypingPayload = z.object({
  session_id: identifierField('The session that is typed in.'),
  is_typing: z
    .boolean({ error: 'must be true or false' })
    .describe('True when typing begins, false when it ends.'),
});

/** `ping` */
export const PingPayload: z.ZodType<object, object> = z.object({});

/** `auth_refresh` */
export const AuthRefreshPayload = z.object({
  token: z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty' })
    .max(LONGEST_TOKEN, { error: `must have at most ${LONGEST_TOKEN} characters` })
    .describe('A newer token of the same person.'),
});

export type MessagePayload = z.output<typeof MessagePayload>;
export type RegeneratePayload = z.output<typeof RegeneratePayload>;
export type AnswerPayload = z.output<typeof AnswerPayload>;
export type ResumePayload = z.output<typeof ResumePayload>;
export type SessionPayload = z.output<typeof SessionPayload>;
export type TypingPayload = z.output<typeof TypingPayload>;
export type PingPayload = z.output<typeof PingPayload>;
export type AuthRefreshPayload = z.output<typeof AuthRefreshPayload>;

/** What checks the fields of every event that a client sends. */
export const CLIENT_PAYLOADS = {
  message: MessagePayload,
  stop: AnswerPayload,
  regenerate: RegeneratePayload,
  resume: ResumePayload,
  join: SessionPayload,
  leave: SessionPayload,
  typing: TypingPayload,
  ping: PingPayload,
  auth_refresh: AuthRefreshPayload,
};

/** The protocol that clients are given says the same of these fields. */
export type ChecksTheFieldsOfTheProtocol = Holds<
  SameType<
    { [Name in keyof typeof CLIENT_PAYLOADS]: z.input<(typeof CLIENT_PAYLOADS)[Name]> },
    { [Name in keyof ClientEvents]: ClientEvents[Name]['fields'] }
  >
>;
