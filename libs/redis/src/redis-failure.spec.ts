import { SocketClosedUnexpectedlyError } from '@redis/client';
import { describe, expect, it } from '@jest/globals';
import { assertRedisVersion, describeRedis, explainRedisFailure, redisReason } from './redis-failure.js';

const URL_OF_CACHE = 'rediss://user:secret@cache:6380/3';
const coded = (code: string, message = 'it failed'): Error => Object.assign(new Error(message), { code });

describe(explainRedisFailure, () => {
  it.each([
    [new Error('WRONGPASS invalid username-password pair or user is disabled.'), 'Correct them'],
    [new Error('NOAUTH Authentication required.'), 'Set it in REDIS_PASSWORD'],
    [
      new Error('ERR AUTH <password> called without any password configured for the default user.'),
      'has no password',
    ],
    [new Error("NOPERM this user has no permissions to run the 'set' command"), 'ACL SETUSER'],
    [new Error("READONLY You can't write against a read only replica."), 'Name the primary'],
    [new Error('ERR DB index is out of range'), 'Use a smaller one'],
    [new Error('Unknown RESP type 72 "H"'), 'is not Redis'],
    [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'use redis://'],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'NODE_EXTRA_CA_CERTS'],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'Correct the host'],
  ])('says of "%s" what to do, without the password', (error, advice) => {
    const explained = explainRedisFailure(error, URL_OF_CACHE)?.message;
    expect(explained).toContain(advice);
    expect(explained).toContain('cache:6380');
    expect(explained).not.toContain('secret');
  });

  it.each([
    coded('ECONNREFUSED'),
    new Error('LOADING Redis is loading the dataset in memory'),
    new Error('OOM command not allowed when used memory > maxmemory'),
  ])('leaves "%s" to retries', (error) => {
    expect(explainRedisFailure(error, URL_OF_CACHE)).toBeUndefined();
  });
});

describe(redisReason, () => {
  it('is in words, also for a host with several addresses', () => {
    expect(redisReason(new AggregateError([coded('ECONNREFUSED')], ''))).toBe('the connection was refused');
    expect(redisReason(new Error('Connection timeout'))).toBe('Connection timeout');
    expect(redisReason(coded('ECONNRESET'))).toBe('the connection was closed');
    expect(redisReason(new SocketClosedUnexpectedlyError())).toBe('the connection was closed');
  });
});

describe(assertRedisVersion, () => {
  it.each(['7.0.15', '8.2.1', undefined])('accepts %s', (version) => {
    expect(() => assertRedisVersion(version, 'redis://cache')).not.toThrow();
  });

  it.each(['6.2.14', '5 or older'])('refuses %s', (version) => {
    expect(() => assertRedisVersion(version, 'redis://cache')).toThrow(
      `Redis at cache:6379 has version ${version}; 7 or newer is needed.`,
    );
  });
});

describe(describeRedis, () => {
  it('names host and port only', () => {
    expect(describeRedis('redis://:secret@localhost')).toBe('localhost:6379');
  });
});
