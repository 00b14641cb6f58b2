import { describe, expect, it } from '@jest/globals';
import { type FieldError, ValidationFailedError } from '../errors/app-error.js';
import type { z } from 'zod';
import { AnswerPayload, CLIENT_EVENTS, MessagePayload } from './client-events.js';
import { readPayload } from './read-payload.js';

type EventName = keyof typeof CLIENT_EVENTS;

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function errorsOf(schema: z.ZodType, value: unknown): FieldError[] {
  try {
    readPayload(schema, value);
    return [];
  } catch (error) {
    if (error instanceof ValidationFailedError) return error.errors ?? [];
    throw error;
  }
}

const faults = (schema: z.ZodType, value: unknown): string[] =>
  errorsOf(schema, value).map(({ field }) => field);

describe(readPayload.name, () => {
  it.each<[EventName, unknown, string[]]>([
    ['message', { content: 'hello' }, []],
    ['message', { content: 'hello', session_id: null, client_message_id: null, extra: 1 }, []],
    ['message', { content: 'x'.repeat(4000), session_id: ID, client_message_id: 'a' }, []],
    ['message', { content: '' }, ['content']],
    ['message', { content: ' \n ' }, ['content']],
    ['message', { content: 'x'.repeat(4001) }, ['content']],
    ['message', { content: 'a\0b' }, ['content']],
    ['message', { content: 7 }, ['content']],
    ['message', { content: { toString: 'x' } }, ['content']],
    ['message', {}, ['content']],
    [
      'message',
      { content: 'a', session_id: 'x', client_message_id: 'y'.repeat(65) },
      ['session_id', 'client_message_id'],
    ],
    ['message', null, ['body']],
    ['message', undefined, ['body']],
    ['message', 'hello', ['body']],
    ['message', ['hello'], ['body']],
    ['stop', { message_id: '1; DROP TABLE' }, ['message_id']],
    ['resume', { message_id: ID, after_seq: 0 }, []],
    ['resume', { message_id: ID }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: -1 }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: 1.5 }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: '3' }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: 2_147_483_647 }, []],
    ['resume', { message_id: ID, after_seq: 2_147_483_648 }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: -1.5 }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: NaN }, ['after_seq']],
    ['resume', { message_id: ID, after_seq: null }, ['after_seq']],
    ['resume', {}, ['message_id', 'after_seq']],
    ['typing', { session_id: ID, is_typing: 'yes' }, ['is_typing']],
    ['join', { session_id: null }, ['session_id']],
    ['message', { content: 'x\ud83e' }, ['content']],
    ['message', { content: '🥊'.repeat(4000) }, []],
    ['message', { content: '🥊'.repeat(4001) }, ['content']],
    ['message', { content: `  ${'x'.repeat(4000)}  ` }, []],
    ['message', { content: 'a', client_message_id: ' ' }, ['client_message_id']],
    ['auth_refresh', { token: 'x'.repeat(16_384) }, []],
    ['auth_refresh', { token: 'x'.repeat(16_385) }, ['token']],
    ['auth_refresh', { token: '' }, ['token']],
    ['auth_refresh', { token: 1 }, ['token']],
    ['ping', {}, []],
    ['ping', { at: 1 }, []],
    ['ping', null, ['body']],
  ])('names the invalid fields of %s (%#)', (event, value, expected) => {
    expect(faults(CLIENT_EVENTS[event].payload, value)).toEqual(expected);
  });

  it.each<[EventName, unknown, string]>([
    ['message', { content: ' ' }, 'must not be empty'],
    ['message', {}, 'must be text'],
    ['message', { content: 'x'.repeat(4001) }, 'must have at most 4000 characters, has 4001'],
    ['message', { content: 'a\0' }, 'must not contain the character U+0000'],
    ['stop', {}, 'must be a UUID'],
    ['resume', { message_id: ID, after_seq: 0.5 }, 'must be a whole number'],
    ['resume', { message_id: ID, after_seq: -1 }, 'must be 0 or more'],
    ['typing', { session_id: ID }, 'must be true or false'],
  ])('describes the invalid fields of %s (%#)', (event, value, message) => {
    expect(errorsOf(CLIENT_EVENTS[event].payload, value).map((error) => error.message)).toEqual([message]);
  });

  it('never repeats the payload', () => {
    const secret = 'SECRET\0';
    for (const { payload: schema } of Object.values(CLIENT_EVENTS)) {
      const fields = ['content', 'session_id', 'client_message_id', 'message_id', 'after_seq', 'is_typing'];
      const value = Object.fromEntries(fields.map((field) => [field, secret]));
      expect(JSON.stringify(errorsOf(schema, { ...value, token: [secret], SECRET: 1 }))).not.toContain(
        'SECRET',
      );
    }
  });

  it('ignores unknown fields and inherited ones', () => {
    const value: unknown = JSON.parse('{"content":"a","x":1,"__proto__":{"session_id":"x","polluted":true}}');
    expect(Object.keys(readPayload(MessagePayload, value))).toEqual(['content']);
    expect(faults(AnswerPayload, JSON.parse(`{"__proto__":{"message_id":"${ID}"}}`))).toEqual(['message_id']);
    expect('polluted' in {}).toBe(false);
  });

  it('converts ids to lower case', () => {
    expect(readPayload(AnswerPayload, { message_id: ID.toUpperCase() }).message_id).toBe(ID);
  });

  it('trims a message', () => {
    expect(readPayload(MessagePayload, { content: '  존 존스  ' }).content).toBe('존 존스');
  });
});
