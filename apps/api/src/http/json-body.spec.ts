import { ValidationFailedError } from '@app/chat-protocol';
import { describe, expect, it } from '@jest/globals';
import { MalformedJsonError } from '../errors/http.errors.js';
import { parseJsonBody } from './json-body.js';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe(parseJsonBody.name, () => {
  it.each([
    ['', undefined],
    [' \n', undefined],
    ['{"a":{"b":[1,null]}}', { a: { b: [1, null] } }],
    [nested(16), expect.any(Array)],
  ])('reads %j', (text, body) => {
    expect(parseJsonBody(text)).toEqual(body);
  });

  it.each(['{', 'undefined', '{"a":1,}', "{'a':1}"])('refuses %j as malformed', (text) => {
    expect(() => parseJsonBody(text)).toThrow(MalformedJsonError);
  });

  it.each([
    '{"__proto__":{}}',
    '{"a":[{"\\u005f\\u005fproto__":1}]}',
    '{"constructor":{"prototype":{}}}',
    nested(17),
    nested(30_000),
  ])('refuses unsafe keys and deep nesting (%#)', (text) => {
    expect(() => parseJsonBody(text)).toThrow(ValidationFailedError);
  });
});
