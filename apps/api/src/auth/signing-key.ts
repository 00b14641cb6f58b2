import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The key that signs and verifies tokens. jsonwebtoken would first parse a string as a public key, which costs fifty
 * times the verification.
 */
export const signingKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));
