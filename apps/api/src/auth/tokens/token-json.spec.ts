import { describe, expect, it } from '@jest/globals';
import { parseTokenJson } from './token-json.js';

const read = (text: string) => parseTokenJson(Buffer.from(text));

describe(parseTokenJson.name, () => {
  it.each(['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":"{\\"a\\":"}]}', '{"a":"b","b":"a: a"}', '{}'])(
    'reads %s',
    (text) => {
      expect(read(text)).toEqual(JSON.parse(text));
    },
  );

  it.each([
    ['{"a":1,"a":1}', 'twice'],
    ['{"a":1,"\\u0061":2}', 'twice'],
    ['{"x":{"a":1, "a" : 2}}', 'twice'],
    [`{"a":${'['.repeat(20)}${']'.repeat(20)}}`, 'deeply'],
    ['[]', 'object'],
    ['null', 'object'],
    ['"a"', 'object'],
    ['nonsense', 'object'],
  ])('refuses %s', (text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseTokenJson(Buffer.from('{"a":"\xff"}', 'latin1'))).toThrow('UTF-8');
  });
});
