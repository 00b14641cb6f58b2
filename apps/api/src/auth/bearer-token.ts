/** Reads the token of an Authorization header; the scheme's name may have any case (RFC 9110). */
export function readBearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}
