import { isUuid } from '@app/common';
import { describe, expect, it } from '@jest/globals';
import { requestId } from './http-adapter.js';

const idFor = (sent?: string | string[]): string =>
  requestId({ headers: sent === undefined ? {} : { 'x-request-id': sent } });

describe(requestId.name, () => {
  it.each(['a', 'A-z_0.9', 'x'.repeat(64)])('keeps %j', (sent) => {
    expect(idFor(sent)).toBe(sent);
  });

  it.each([undefined, '', 'x'.repeat(65), 'a b', 'a\nb', '{"a":1}', 'é', ['a', 'b']])(
    'replaces %j',
    (sent) => {
      expect(isUuid(idFor(sent))).toBe(true);
    },
  );
});
