import { InvalidEnvironmentError } from '@app/config';
import { ExplainedError } from '@app/common';
import { DatabaseFolderBusyError } from '@app/database';
import { describe, expect, it } from '@jest/globals';
import { describeStartFailure } from './start-failure.js';

const coded = (code: string): Error => Object.assign(new Error(`it failed: ${code}`), { code });

describe(describeStartFailure.name, () => {
  it.each([
    [new InvalidEnvironmentError(['PORT: must be a number']), 'PORT: must be a number'],
    [coded('EADDRINUSE'), 'set PORT'],
    [coded('EACCES'), 'set PORT'.replace('set', 'Set')],
    [new ExplainedError('Set DATABASE_URL.'), 'DATABASE_URL'],
    [new DatabaseFolderBusyError('/data', 7), 'DATABASE_DIR'],
  ])('says of %s what to do, without a stack', (error, advice) => {
    const text = describeStartFailure(error);
    expect(text).toContain(advice);
    expect(text).not.toMatch(/\n\s+at /);
  });

  it('shows the stack of an unexpected error', () => {
    expect(describeStartFailure(new TypeError('x is not a function'))).toMatch(/\n\s+at /);
  });
});
