import type { SignInEnd } from './sign-in.entity.js';

/** How long the token that was just exchanged yields another successor: for two tabs at once, or a lost answer. */
export const REUSE_INTERVAL_MS = 10_000;

/** A presented refresh token, as the database knows it. */
export interface PresentedToken {
  endReason: SignInEnd | null;
  /** By the database's clock. */
  isExpired: boolean;
  /** Milliseconds since it was first exchanged; null if it was not. */
  usedMsAgo: number | null;
  /** Whether one of its successors has been exchanged. */
  hasUsedSuccessor: boolean;
}

/** `reuse` revokes the family, `revoked` says that an earlier reuse has. */
export type RotationDecision = 'rotate' | 'expired' | 'signed_out' | 'reuse' | 'revoked';

/** RFC 9700, section 4.14.2, with a reuse interval for the direct parent of the newest token. */
export function decideRotation(token: PresentedToken): RotationDecision {
  if (token.endReason !== null) return token.endReason === 'reused' ? 'revoked' : 'signed_out';
  if (token.usedMsAgo !== null) {
    const isRepeated = token.usedMsAgo <= REUSE_INTERVAL_MS && !token.hasUsedSuccessor;
    if (!isRepeated) return 'reuse';
  }
  return token.isExpired ? 'expired' : 'rotate';
}
