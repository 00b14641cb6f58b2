import { createSecretKey, type KeyObject } from 'node:crypto';

/** A KeyObject: jsonwebtoken would parse a string as a public key first, at fifty times the cost. */
export const signingKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));
