import { parseCookie } from 'cookie';
import type { IncomingHttpHeaders } from 'node:http';
import { AUTHJS_COOKIES } from './token-keys.js';

/** Session cookies of NextAuth; the ones with a prefix are for https. */
const SESSION_COOKIES = [
  ...[...AUTHJS_COOKIES].reverse(),
  '__Secure-next-auth.session-token',
  'next-auth.session-token',
];
/** NextAuth divides a cookie above 4 KB. */
const MAX_CHUNKS = 8;

export interface RequestToken {
  token: string;
  source: 'header' | 'cookie';
}

/** Reads the token of an Authorization header. The scheme is case-insensitive (RFC 9110). */
export function readBearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}

/** The tokens of a request: that of the Authorization header, or else those of NextAuth's session cookies. */
export function readRequestTokens(
  headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>,
): RequestToken[] {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    const token = readBearerToken(authorization);
    return token === undefined ? [] : [{ token, source: 'header' }];
  }
  if (cookie === undefined) return [];
  const cookies = parseCookie(cookie);
  return SESSION_COOKIES.flatMap((name) => {
    const token = cookies[name] ?? joinChunks(cookies, name);
    return token === undefined || token === '' ? [] : [{ token, source: 'cookie' as const }];
  });
}

function joinChunks(cookies: Record<string, string | undefined>, name: string): string | undefined {
  const chunks: string[] = [];
  for (let index = 0; index < MAX_CHUNKS; index += 1) {
    const chunk = cookies[`${name}.${index}`];
    if (chunk === undefined) break;
    chunks.push(chunk);
  }
  return chunks.length === 0 ? undefined : chunks.join('');
}
