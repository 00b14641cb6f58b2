import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { ValidationFailedError } from '@app/common';
import { AnswerPayload, MessagePayload, ResumePayload, TypingPayload } from './chat-payloads.dto.js';
import { readPayload } from './read-payload.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function faults(type: new () => object, value: unknown): string[] {
  try {
    readPayload(type, value);
    return [];
  } catch (error) {
    if (error instanceof ValidationFailedError) return (error.errors ?? []).map(({ field }) => field);
    throw error;
  }
}

describe(readPayload.name, () => {
  it.each<[new () => object, unknown, string[]]>([
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
    [TypingPayload, { session_id: ID, is_typing: 'yes' }, ['is_typing']],
  ])('%p %j: %j', (type, value, expected) => {
    expect(faults(type, value)).toEqual(expected);
  });

  it('takes the spaces around a message away', () => {
    expect(readPayload(MessagePayload, { content: '  존 존스  ' }).content).toBe('존 존스');
  });
});
