import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { serializeError } from './serialize-error.js';

const SECRET = 'what the user wrote';

const databaseError = (fields: Record<string, string>): QueryFailedError => {
  const { message = 'refused', ...rest } = fields;
  return new QueryFailedError(
    'INSERT INTO t VALUES ($1)',
    [SECRET],
    Object.assign(new Error(message), rest, {
      detail: `Failing row contains (1, ${SECRET}).`,
      where: `COPY t, line 1: "${SECRET}"`,
      internalQuery: `SELECT '${SECRET}'`,
      hint: SECRET,
    }),
  );
};

describe(serializeError.name, () => {
  it('keeps type, message, stack and code', () => {
    const error = Object.assign(new TypeError('no such thing'), { code: 'ENOENT' });
    expect(serializeError(error)).toEqual({
      type: 'TypeError',
      message: 'no such thing',
      stack: error.stack,
      code: 'ENOENT',
    });
  });

  it('omits the row, the statement and its parameters', () => {
    const logged = serializeError(
      databaseError({
        code: '23514',
        message: 'new row violates check constraint',
        constraint: 'c',
        table: 't',
      }),
    );
    expect(JSON.stringify(logged)).not.toContain(SECRET);
    expect(logged).toMatchObject({ code: '23514', constraint: 'c', table: 't' });
    expect(logged.stack).toContain('serialize-error.spec');
  });

  it('removes the quoted value from the message', () => {
    const logged = serializeError(
      databaseError({ code: '22P02', message: `invalid input syntax for type integer: "${SECRET}\nmore"` }),
    );
    expect(JSON.stringify(logged)).not.toContain(SECRET);
    expect(logged.message).toBe('invalid input syntax for type integer');
  });

  it('includes all causes without their values', () => {
    const inner = databaseError({ code: '57P01', message: 'terminating connection' });
    const logged = serializeError(new Error('outer', { cause: new Error('middle', { cause: inner }) }));
    expect(logged.cause?.cause).toMatchObject({ message: 'terminating connection', code: '57P01' });
    expect(JSON.stringify(logged)).not.toContain(SECRET);
  });

  it('terminates for an error that is its own cause', () => {
    const error = new Error('circle');
    error.cause = error;
    expect(() => JSON.stringify(serializeError(error))).not.toThrow();
  });

  it('includes the errors of an AggregateError', () => {
    const error = new AggregateError([new Error('one'), new Error('two')], 'all failed');
    expect(serializeError(error).errors).toMatchObject([{ message: 'one' }, { message: 'two' }]);
  });

  it.each([
    ['text', 'gone', { type: 'string', message: 'gone' }],
    ['nothing', undefined, { type: 'undefined', message: 'a thrown undefined' }],
    ['an object', { token: SECRET }, { type: 'object', message: 'a thrown object' }],
  ])('describes a thrown %s', (_, value, logged) => {
    expect(serializeError(value)).toEqual(logged);
  });
});
