import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A random token for a client, and the digest that is stored. */
export function createSecretToken(): { token: string; digest: Buffer } {
  const token = randomBytes(BYTES).toString('base64url');
  return { token, digest: digestOf(token) };
}

/** A fast digest suffices: the token has 256 random bits. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
