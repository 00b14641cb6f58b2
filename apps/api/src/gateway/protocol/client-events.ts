import type { ClientEvents } from '@app/client';
import type { z } from 'zod';
import { CLIENT_PAYLOADS } from '../chat-payloads.js';
import { ANSWERS } from './acknowledgements.js';
import type { ClientEventDefinition } from './event-definition.js';
import { EXAMPLE } from './examples.js';

type Name = keyof ClientEvents;
type Fields<Event extends Name> = ClientEvents[Event]['fields'];
type Answer<Event extends Name> = z.output<(typeof ANSWERS)[Event]>;

const accepted = { ok: true } as const;
const turn = {
  ...accepted,
  session_id: EXAMPLE.session,
  message_id: EXAMPLE.question,
  response_id: EXAMPLE.answer,
  duplicate: false,
};
const presence = { ...accepted, active: [{ message_id: EXAMPLE.answer, seq: 12 }] };

/** What is said of an event beside what its schemas say. */
const WORDS: {
  [Event in Name]: { summary: string; example: Fields<Event>; answerExample: Answer<Event> };
} = {
  message: {
    summary: 'Asks. The answer follows as events.',
    example: {
      content: EXAMPLE.asked,
      session_id: EXAMPLE.session,
      client_message_id: EXAMPLE.clientMessageId,
    },
    answerExample: turn,
  },
  stop: {
    summary: 'Ends an answer at once; what was made so far is kept.',
    example: { message_id: EXAMPLE.answer },
    answerExample: accepted,
  },
  regenerate: {
    summary: 'Has an answer made again to the same question; the first one is kept.',
    example: { message_id: EXAMPLE.answer, client_message_id: EXAMPLE.clientMessageId },
    answerExample: turn,
  },
  resume: {
    summary: 'Asks for the events of an answer that were missed, and for those that follow.',
    example: { message_id: EXAMPLE.answer, after_seq: 12 },
    answerExample: { ...accepted, status: 'streaming', replayed: 2 },
  },
  join: {
    summary: "Gets a session's events from now on.",
    example: { session_id: EXAMPLE.session },
    answerExample: presence,
  },
  leave: {
    summary: "Gets a session's events no more.",
    example: { session_id: EXAMPLE.session },
    answerExample: { ...accepted, active: [] },
  },
  typing: {
    summary: "Tells the person's other connections that they type.",
    example: { session_id: EXAMPLE.session, is_typing: true },
    answerExample: accepted,
  },
  ping: {
    summary: 'Asks whether the connection is alive; the event `pong` follows.',
    example: {},
    answerExample: { ...accepted, timestamp: EXAMPLE.time },
  },
  auth_refresh: {
    summary: 'Goes on with a newer token of the same person; the connection then ends with that one.',
    example: { token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl' },
    answerExample: { ...accepted, expires_at: EXAMPLE.time },
  },
};

const define = <Event extends Name>(name: Event) => ({
  ...WORDS[name],
  payload: CLIENT_PAYLOADS[name],
  answer: ANSWERS[name],
});

/** Everything that a client sends, by event name. */
export const CLIENT_EVENTS: {
  [Event in Name]: ClientEventDefinition<Fields<Event>, Answer<Event>>;
} = {
  message: define('message'),
  stop: define('stop'),
  regenerate: define('regenerate'),
  resume: define('resume'),
  join: define('join'),
  leave: define('leave'),
  typing: define('typing'),
  ping: define('ping'),
  auth_refresh: define('auth_refresh'),
};
