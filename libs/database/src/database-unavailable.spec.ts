import { describe, expect, it } from '@jest/globals';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

describe(isDatabaseUnavailable.name, () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a reset connection', withCode('ECONNRESET')],
    ['a socket that was closed', withCode('ERR_STREAM_DESTROYED')],
    ['a socket file that is gone', Object.assign(withCode('ENOENT'), { syscall: 'connect' })],
    ['a server that shuts down', withCode('57P01')],
    ['a server that starts', withCode('57P03')],
    ['a full server', withCode('53300')],
    ['a read-only server', withCode('25006')],
    ['a full disk', withCode('53100')],
    ['a server without memory', withCode('53200')],
    ['an I/O error of the server', withCode('58030')],
    ['a deadlock', withCode('40P01')],
    ['a lock that is not available', withCode('55P03')],
    ['a statement timeout', withCode('57014')],
    ['too many open files', Object.assign(withCode('EMFILE'), { syscall: 'connect' })],
    ['a query runner that its broken connection released', new QueryRunnerAlreadyReleasedError()],
    ['a transaction whose connection broke', new QueryRunnerProviderAlreadyReleasedError()],
    ['a lost connection by SQLSTATE', withCode('08006')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
    ['a pool that is closed', new Error('Cannot use a pool after calling end on the pool')],
    ['one wrapped by TypeORM', new QueryFailedError('SELECT 1', [], withCode('57P01'))],
    ['all addresses of a host', new AggregateError([withCode('ECONNREFUSED')])],
  ])('is true of %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a duplicate key', new QueryFailedError('INSERT', [], withCode('23505'))],
    ['a wrong statement', withCode('42601')],
    ['a refused password', withCode('28P01')],
    ['too many open files, at a file', Object.assign(withCode('EMFILE'), { syscall: 'open' })],
    ['a missing file', Object.assign(withCode('ENOENT'), { syscall: 'open' })],
    ["another server's failure", new Error('no model', { cause: withCode('ECONNREFUSED') })],
    ['any other error', new Error('no such fighter')],
    ['a text', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('is false of %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
