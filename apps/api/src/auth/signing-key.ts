import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The key that signs and verifies tokens. A KeyObject, because with a string jsonwebtoken first tries to read a
 * public key from it and fails, which costs fifty times the verification itself.
 */
export const signingKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));
