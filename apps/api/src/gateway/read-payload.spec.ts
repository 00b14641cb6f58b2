import { describe, expect, it } from '@jest/globals';
import { type FieldError, ValidationFailedError } from '@app/common';
import type { z } from 'zod';
import {
  AnswerPayload,
  AuthRefreshPayload,
  CLIENT_PAYLOADS,
  MessagePayload,
  PingPayload,
  ResumePayload,
  SessionPayload,
  TypingPayload,
} from './chat-payloads.js';
import { readPayload } from './read-payload.js';

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
  it.each<[z.ZodType, unknown, string[]]>([
    [MessagePayload, { content: 'hello' }, []],
    [MessagePayload, { content: 'hello', session_id: null, client_message_id: null, extra: 1 }, []],
    [MessagePayload, { content: 'x'.repeat(4000), session_id: ID, client_message_id: 'a' }, []],
    [MessagePayload, { content: '' }, ['content']],
    [MessagePayload, { content: ' \n ' }, ['content']],
    [MessagePayload, { content: 'x'.repeat(4001) }, ['content']],
    [MessagePayload, { content: 'a\0b' }, ['content']],
    [MessagePayload, { content: 7 }, ['content']],
    [MessagePayload, { content: { toString: 'x' } }, ['content']],
    [MessagePayload, {}, ['content']],
    [
      MessagePayload,
      { content: 'a', session_id: 'x', client_message_id: 'y'.repeat(65) },
      ['session_id', 'client_message_id'],
    ],
    [MessagePayload, null, ['body']],
    [MessagePayload, undefined, ['body']],
    [MessagePayload, 'hello', ['body']],
    [MessagePayload, ['hello'], ['body']],
    [AnswerPayload, { message_id: '1; DROP TABLE' }, ['message_id']],
    [ResumePayload, { message_id: ID, after_seq: 0 }, []],
    [ResumePayload, { message_id: ID }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: -1 }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: 1.5 }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: '3' }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: 2_147_483_647 }, []],
    [ResumePayload, { message_id: ID, after_seq: 2_147_483_648 }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: -1.5 }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: NaN }, ['after_seq']],
    [ResumePayload, { message_id: ID, after_seq: null }, ['after_seq']],
    [ResumePayload, {}, ['message_id', 'after_seq']],
    [TypingPayload, { session_id: ID, is_typing: 'yes' }, ['is_typing']],
    [SessionPayload, { session_id: null }, ['session_id']],
    [MessagePayload, { content: 'x\ud83e' }, ['content']],
    [MessagePayload, { content: '🥊'.repeat(4000) }, []],
    [MessagePayload, { content: '🥊'.repeat(4001) }, ['content']],
    [MessagePayload, { content: `  ${'x'.repeat(4000)}  ` }, []],
    [MessagePayload, { content: 'a', client_message_id: ' ' }, ['client_message_id']],
    [AuthRefreshPayload, { token: 'x'.repeat(16_384) }, []],
    [AuthRefreshPayload, { token: 'x'.repeat(16_385) }, ['token']],
    [AuthRefreshPayload, { token: '' }, ['token']],
    [AuthRefreshPayload, { token: 1 }, ['token']],
    [PingPayload, {}, []],
    [PingPayload, { at: 1 }, []],
    [PingPayload, null, ['body']],
  ])('%# %j: %j', (schema, value, expected) => {
    expect(faults(schema, value)).toEqual(expected);
  });

  it.each<[z.ZodType, unknown, string]>([
    [MessagePayload, { content: ' ' }, 'must not be empty'],
    [MessagePayload, {}, 'must be text'],
    [MessagePayload, { content: 'x'.repeat(4001) }, 'must have at most 4000 characters, has 4001'],
    [MessagePayload, { content: 'a\0' }, 'must not contain the character U+0000'],
    [AnswerPayload, {}, 'must be a UUID'],
    [ResumePayload, { message_id: ID, after_seq: 0.5 }, 'must be a whole number'],
    [ResumePayload, { message_id: ID, after_seq: -1 }, 'must be 0 or more'],
    [TypingPayload, { session_id: ID }, 'must be true or false'],
  ])('%# says what is wrong: %j %s', (schema, value, message) => {
    expect(errorsOf(schema, value).map((error) => error.message)).toEqual([message]);
  });

  it('repeats nothing of what came', () => {
    const secret = 'SECRET\0';
    for (const schema of Object.values(CLIENT_PAYLOADS)) {
      const fields = ['content', 'session_id', 'client_message_id', 'message_id', 'after_seq', 'is_typing'];
      const value = Object.fromEntries(fields.map((field) => [field, secret]));
      expect(JSON.stringify(errorsOf(schema, { ...value, token: [secret], SECRET: 1 }))).not.toContain(
        'SECRET',
      );
    }
  });

  it('passes fields over that it does not know, and takes nothing from a prototype', () => {
    const value: unknown = JSON.parse('{"content":"a","x":1,"__proto__":{"session_id":"x","polluted":true}}');
    expect(Object.keys(readPayload(MessagePayload, value))).toEqual(['content']);
    expect(faults(AnswerPayload, JSON.parse(`{"__proto__":{"message_id":"${ID}"}}`))).toEqual(['message_id']);
    expect('polluted' in {}).toBe(false);
  });

  it('brings ids to lower case', () => {
    expect(readPayload(AnswerPayload, { message_id: ID.toUpperCase() }).message_id).toBe(ID);
  });

  it('takes the spaces around a message away', () => {
    expect(readPayload(MessagePayload, { content: '  존 존스  ' }).content).toBe('존 존스');
  });
});
