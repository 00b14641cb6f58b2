import { types } from 'node:util';
import { ExplainedError, isUnverifiedCertificate, networkReason } from '@app/common';
import { databaseNameOf, describeServer } from './connection-url.js';
import { isDatabaseUnavailable } from './database-unavailable.js';

const OLDEST_SERVER = 15;

/** The server cannot be used until a setting or the server is changed. */
export class DatabaseUnusableError extends ExplainedError {}

/** @param version `server_version_num`, such as 150004 */
export function assertServerVersion(version: number, databaseUrl: string): void {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_SERVER) return;
  throw new DatabaseUnusableError(
    `PostgreSQL at ${describeServer(databaseUrl)} has version ${major}; ${OLDEST_SERVER} or newer is needed. Upgrade it or set DATABASE_URL to another server.`,
  );
}

/** Whether a setting or the server must be changed first. */
export function isRetryUseless(error: unknown): boolean {
  const { code, message } = detailsOf(error);
  return !isDatabaseUnavailable(error) || adviceFor(code, message, '', '') !== undefined;
}

/** Explains why the server could not be used; undefined for another error. */
export function explainConnectionFailure(
  error: unknown,
  databaseUrl: string,
): DatabaseUnusableError | undefined {
  const { code, message } = detailsOf(error);
  const server = describeServer(databaseUrl);
  const text =
    adviceFor(code, message, server, databaseNameOf(databaseUrl)) ??
    (isDatabaseUnavailable(error)
      ? `PostgreSQL at ${server} is unavailable: ${reasonOf(error)}. Start it or correct DATABASE_URL; without it the embedded database is used.`
      : undefined);
  return text === undefined ? undefined : new DatabaseUnusableError(text, { cause: error });
}

function adviceFor(code: string, message: string, server: string, database: string): string | undefined {
  if (isUnverifiedCertificate(code)) {
    return `The certificate of PostgreSQL at ${server} could not be verified (${message}). Add sslrootcert=FILE with its authority to DATABASE_URL, or use sslmode=require, which encrypts without verifying.`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate of PostgreSQL at ${server} is for another host name. Correct the host in DATABASE_URL, or use sslmode=verify-ca, which does not compare the name.`;
  }
  if (/does not support SSL connections/.test(message)) {
    return `PostgreSQL at ${server} has no TLS, but DATABASE_URL asks for it with sslmode. Turn TLS on in the server, or remove sslmode if the network is trusted.`;
  }
  switch (code) {
    case '3D000':
      return `PostgreSQL at ${server} has no database "${database}". Create it (createdb ${database}) or correct the name in DATABASE_URL.`;
    case '28P01':
      return `PostgreSQL at ${server} refused the user or password of DATABASE_URL. Correct them; special characters in a password must be percent-encoded.`;
    case '28000':
      return /pg_hba/.test(message)
        ? `PostgreSQL at ${server} has no entry in pg_hba.conf that admits this user, database, host and encryption (${message}). Add one, or add sslmode=require to DATABASE_URL if the server wants TLS.`
        : `PostgreSQL at ${server} refused the user of DATABASE_URL (${message}). Correct the user, or allow it to log in.`;
    case '42501':
      return `The user of DATABASE_URL may not change the database "${database}" at ${server} (${message}). Grant it CREATE on the database, or let its owner run the service.`;
    case '08P01':
      return /unsupported startup parameter/.test(message)
        ? `The connection pooler at ${server} refuses settings at connect (${message}). Add the named parameter to its ignore_startup_parameters, or connect to PostgreSQL directly.`
        : undefined;
    case 'ENOENT':
      return /sslrootcert|sslcert|sslkey/.test(message) || /open '/.test(message)
        ? `A certificate file of DATABASE_URL cannot be read (${message}). Correct sslrootcert, sslcert or sslkey.`
        : undefined;
    default:
      return undefined;
  }
}

const REASONS: Record<string, string> = {
  '53300': 'it has too many connections',
  '57P03': 'it is starting up or shutting down',
  '25006': 'it is read-only',
};

/** Why the server is unavailable, in a few words. */
export function reasonOf(error: unknown): string {
  const { code, message } = detailsOf(error);
  if (/^timeout exceeded when trying to connect|^timeout expired/.test(message))
    return 'it did not respond in time';
  return networkReason(code) ?? REASONS[code] ?? message;
}

function detailsOf(error: unknown): { code: string; message: string } {
  if (!types.isNativeError(error)) return { code: '', message: String(error) };
  // A host with several addresses fails once per address.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0 && error.message === '') {
    return detailsOf(error.errors[0]);
  }
  if ('driverError' in error && error.driverError !== error && types.isNativeError(error.driverError)) {
    return detailsOf(error.driverError);
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
