import { createHash } from 'node:crypto';

interface Identity {
  provider: string;
  subject: string;
  /** Null if it must not be included. */
  email: string | null;
}

/**
 * SHA-256 digests (hexadecimal) that identify a deleted account: of provider and subject, and of the address, because a
 * sign-in by another provider may have been linked to the account by its address.
 */
export function digestsOf({ provider, subject, email }: Identity): string[] {
  const identity = digest(['subject', provider, subject]);
  return email === null ? [identity] : [identity, digest(['address', email])];
}

/** JSON separates the parts unambiguously. */
const digest = (parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
