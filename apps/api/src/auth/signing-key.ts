import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The key that signs and verifies tokens. With a string, jsonwebtoken would first try to parse a public key, which
 * costs fifty times the verification.
 */
export const signingKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));
