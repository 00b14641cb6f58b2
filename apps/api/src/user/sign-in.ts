import { DEVELOPMENT_PROVIDER, type SignInClaims } from './sign-in-claims.js';
import type { UserEntity } from './user.entity.js';

/** Accounts that a sign-in may refer to. */
export interface SignInCandidates {
  /** The account with the provider and subject of the claims. */
  own: UserEntity | null;
  /** The account that has verified the address of the claims. */
  holder: UserEntity | null;
}

/**
 * The result of a sign-in: use an account, verify its address, create one, or refuse because the address belongs to
 * another account.
 */
export type SignInDecision =
  | { kind: 'use'; account: UserEntity }
  | { kind: 'verify'; account: UserEntity; email: string }
  | { kind: 'create' }
  | { kind: 'refuse' };

/** The verified address of the claims, or null. The development sign-in verifies none. */
export const provenAddress = ({ provider, email, isEmailVerified }: SignInClaims): string | null =>
  isEmailVerified && provider !== DEVELOPMENT_PROVIDER ? email : null;

/** Whether the claims prove the address of an account for the first time. */
export function provesAddressOf(account: UserEntity, claims: SignInClaims): boolean {
  const address = provenAddress(claims);
  return address !== null && !account.emailVerified && (account.email ?? address) === address;
}

/**
 * Decides which account a sign-in uses. An account is identified by provider and subject. Only a verified address links
 * another sign-in to it; an unverified one may belong to another user.
 */
export function decideSignIn(
  claims: SignInClaims,
  { own, holder }: SignInCandidates,
  { devLoginEnabled }: { devLoginEnabled: boolean },
): SignInDecision {
  const address = provenAddress(claims);
  if (own !== null) {
    const isProof = address !== null && holder === null && provesAddressOf(own, claims);
    return isProof ? { kind: 'verify', account: own, email: address } : { kind: 'use', account: own };
  }
  if (holder === null) return { kind: 'create' };
  const mayJoin = address !== null || (devLoginEnabled && claims.provider === DEVELOPMENT_PROVIDER);
  return mayJoin ? { kind: 'use', account: holder } : { kind: 'refuse' };
}
