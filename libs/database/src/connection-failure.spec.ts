import { describe, expect, it } from '@jest/globals';
import {
  assertServerVersion,
  explainConnectionFailure,
  isRetryUseless,
  reasonOf,
} from './connection-failure.js';

const URL_OF_SERVER = 'postgres://me:secret@db.example.org:6543/mma';
const failure = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });

describe(explainConnectionFailure, () => {
  it.each([
    ['28000', 'no pg_hba.conf entry for host "10.0.0.1", no encryption', 'Add one, or add sslmode=require'],
    ['28000', 'role "me" is not permitted to log in', 'Correct the user, or allow it to log in.'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'altnames', 'Correct the host in DATABASE_URL'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'Add sslrootcert=FILE'],
    ['08P01', 'unsupported startup parameter: options', 'ignore_startup_parameters'],
    ['', 'The server does not support SSL connections', 'Turn TLS on in the server'],
    ['ECONNREFUSED', '', 'is unavailable: the connection was refused. Start it or correct DATABASE_URL'],
    ['53300', 'sorry', 'it has too many connections'],
  ])('explains %s (%s)', (code, message, advice) => {
    const explained = explainConnectionFailure(failure(code, message), URL_OF_SERVER);
    expect(explained?.message).toContain(advice);
    expect(explained?.message).toContain('db.example.org:6543');
    expect(explained?.message).not.toContain('secret');
  });

  it.each([failure('ENOENT'), new TypeError('x'), 'x'])('leaves %s to others', (error) => {
    expect(explainConnectionFailure(error, URL_OF_SERVER)).toBeUndefined();
  });
});

describe(isRetryUseless, () => {
  it.each([
    ['ECONNREFUSED', '', false],
    ['57P03', '', false],
    ['08006', '', false],
    ['08P01', 'unsupported startup parameter: options', true],
    ['3D000', '', true],
    ['28P01', '', true],
  ])('with %s (%s) is %j', (code, message, isUseless) => {
    expect(isRetryUseless(failure(code, message))).toBe(isUseless);
  });
});

describe(assertServerVersion, () => {
  it('refuses PostgreSQL 14 and takes 15', () => {
    expect(() => assertServerVersion(140_012, URL_OF_SERVER)).toThrow(
      'PostgreSQL at db.example.org:6543 has version 14; 15 or newer is needed. Upgrade it or set DATABASE_URL to another server.',
    );
    expect(() => assertServerVersion(150_000, URL_OF_SERVER)).not.toThrow();
  });
});

describe(reasonOf, () => {
  it.each([
    [failure('ECONNREFUSED'), 'the connection was refused'],
    [failure('ENOTFOUND'), 'the host name is unknown'],
    [new AggregateError([failure('ECONNREFUSED')], ''), 'the connection was refused'],
    [new Error('timeout exceeded when trying to connect'), 'it did not respond in time'],
    [failure('53300'), 'it has too many connections'],
    [new Error('something else'), 'something else'],
  ])('of %s', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
