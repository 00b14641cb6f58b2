/** Reads the token of an Authorization header. The scheme is case-insensitive (RFC 9110). */
export function readBearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}
