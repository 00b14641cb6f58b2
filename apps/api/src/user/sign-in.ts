import { DEVELOPMENT_PROVIDER, type PersonClaims } from './person-claims.js';
import type { UserEntity } from './user.entity.js';

/** The accounts that a sign-in may concern. */
export interface SignInCandidates {
  /** The account that the provider knows by the subject of the claims. */
  own: UserEntity | null;
  /** The account that has proved the address of the claims. */
  holder: UserEntity | null;
}

/**
 * What a sign-in does: use an account as it is, verify the address of an account, create an account, or refuse because
 * the address belongs to another account.
 */
export type SignInDecision =
  | { kind: 'use'; account: UserEntity }
  | { kind: 'verify'; account: UserEntity; email: string }
  | { kind: 'create' }
  | { kind: 'refuse' };

/** The address that the claims prove, or null. The development sign-in proves none. */
export const provenAddress = ({ provider, email, isEmailVerified }: PersonClaims): string | null =>
  isEmailVerified && provider !== DEVELOPMENT_PROVIDER ? email : null;

/** Whether the claims prove the address of an account for the first time. */
export function provesAddressOf(account: UserEntity, claims: PersonClaims): boolean {
  const address = provenAddress(claims);
  return address !== null && !account.emailVerified && (account.email ?? address) === address;
}

/**
 * Decides which account a sign-in uses. An account is known by provider and subject. Only its proven address links
 * another sign-in to it: an address that was only claimed may be that of another user.
 */
export function decideSignIn(
  claims: PersonClaims,
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
