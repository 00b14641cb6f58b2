import type { ClientEvents, Refusal } from '@app/client';
import { z } from 'zod';
import type { Holds, SameType } from './same-type.js';
import {
  activeAnswer,
  answerStatus,
  errorPayload,
  identifier,
  sessionId,
  timestamp,
} from './shared-schemas.js';

const ok = z.literal(true).describe('The event was accepted.');

const bare = z.object({ ok });
const turn = z.object({
  ok,
  session_id: sessionId,
  message_id: identifier("The question's id."),
  response_id: identifier('The id of the answer to come.'),
  duplicate: z.boolean().describe('The same sending was accepted before; nothing new was made.'),
});
const presence = z.object({
  ok,
  active: z.array(activeAnswer).describe('Answers that are being made in the session.'),
});

/** How each event of a client is acknowledged when it is accepted. */
export const ANSWERS = {
  message: turn,
  stop: bare,
  regenerate: turn,
  resume: z.object({
    ok,
    status: answerStatus,
    replayed: z.int().min(0).describe('How many events follow at once.'),
  }),
  join: presence,
  leave: presence,
  typing: bare,
  ping: z.object({ ok, timestamp }),
  auth_refresh: z.object({
    ok,
    expires_at: z.string().meta({
      description: 'When the connection ends now, in UTC (RFC 3339).',
      format: 'date-time',
    }),
  }),
};

/** How any event of a client is acknowledged when it is refused. */
export const refusal = z.object({
  ok: z.literal(false).describe('The event was refused.'),
  error: errorPayload,
});

type Flat<Type> = { [Key in keyof Type]: Type[Key] };

/** The protocol that clients are given says the same of every acknowledgement. */
export type DescribesTheAcknowledgements = Holds<
  SameType<
    [{ [Name in keyof typeof ANSWERS]: z.output<(typeof ANSWERS)[Name]> }, z.output<typeof refusal>],
    [{ [Name in keyof ClientEvents]: Flat<{ ok: true } & ClientEvents[Name]['answer']> }, Refusal]
  >
>;
