import { types } from 'node:util';
import { SocketClosedUnexpectedlyError } from '@redis/client';
import { ExplainedError, isUnverifiedCertificate, networkReason } from '@app/common';

const OLDEST_SERVER = 7;

/** Redis cannot be used until a setting or the server is changed. */
export class RedisUnusableError extends ExplainedError {}

/** `redis://:secret@cache:6380/1` → `cache:6380` */
export function describeRedis(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port === '' ? '6379' : port}`;
}

/** @param version such as `7.0.15`; undefined if the server does not tell. @throws RedisUnusableError */
export function assertRedisVersion(version: string | undefined, url: string): void {
  if (version === undefined || Number.parseInt(version, 10) >= OLDEST_SERVER) return;
  throw new RedisUnusableError(
    `Redis at ${describeRedis(url)} has version ${version}; ${OLDEST_SERVER} or newer is needed. Upgrade it or set REDIS_URL to another server.`,
  );
}

/** Explains an error that no retry ends; undefined for another, such as that of a Redis that is not there. */
export function explainRedisFailure(error: unknown, url: string): RedisUnusableError | undefined {
  const { code, message } = detailsOf(error);
  const advice = adviceFor(code, message, describeRedis(url));
  return advice === undefined ? undefined : new RedisUnusableError(advice, { cause: error });
}

/** Why Redis is unavailable, in a few words. */
export function redisReason(error: unknown): string {
  if (isClosedConnection(error)) return 'the connection was closed';
  const { code, message } = detailsOf(error);
  return networkReason(code) ?? message;
}

/** Whether the other side closed the connection: one outage may reset some connections and end others. */
export const isClosedConnection = (error: unknown): boolean =>
  error instanceof SocketClosedUnexpectedlyError || detailsOf(error).code === 'ECONNRESET';

function adviceFor(code: string, message: string, server: string): string | undefined {
  if (isUnverifiedCertificate(code) || code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate of Redis at ${server} could not be verified (${message}). Correct the host in REDIS_URL, or name the file of its authority in NODE_EXTRA_CA_CERTS.`;
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return `Redis at ${server} has no TLS, but REDIS_URL asks for it with rediss://. Turn TLS on in the server, or use redis:// if the network is trusted.`;
  }
  if (/^WRONGPASS/.test(message)) {
    return `Redis at ${server} refused the user or password of REDIS_URL and REDIS_PASSWORD. Correct them; special characters in REDIS_URL must be percent-encoded.`;
  }
  if (/^NOAUTH/.test(message)) {
    return `Redis at ${server} wants a password. Set it in REDIS_PASSWORD or REDIS_PASSWORD_FILE.`;
  }
  if (/without any password configured/.test(message)) {
    return `Redis at ${server} has no password, but REDIS_URL or REDIS_PASSWORD holds one. Remove it, or set requirepass in the server.`;
  }
  if (/^NOPERM/.test(message)) {
    return `The user of REDIS_URL may not do what the service needs at ${server} (${message}). Grant it with ACL SETUSER: ~mma-savant:* &mma-savant:* +@all -@dangerous.`;
  }
  if (/^READONLY/.test(message)) {
    return `Redis at ${server} is a replica that cannot be written to. Name the primary in REDIS_URL.`;
  }
  if (/DB index is out of range|invalid DB index/.test(message)) {
    return `Redis at ${server} does not have the database number of REDIS_URL. Use a smaller one, or raise "databases" in the server.`;
  }
  if (/^Unknown RESP type/.test(message)) {
    return `The server at ${server} is not Redis. Correct REDIS_URL.`;
  }
  return undefined;
}

function detailsOf(error: unknown): { code: string; message: string } {
  if (!types.isNativeError(error)) return { code: '', message: String(error) };
  // A host with several addresses fails once per address.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0)
    return detailsOf(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message === '' ? error.name : error.message };
}
