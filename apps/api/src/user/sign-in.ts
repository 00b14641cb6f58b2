import type { UserEntity } from './user.entity.js';

/** The development sign-in, which verifies no address. */
export const DEVELOPMENT_PROVIDER = 'dev';

/** The identity asserted by a sign-in provider. */
export interface SignInClaims {
  provider: string;
  /** The provider's id of the user. */
  subject: string;
  /** Lower case. */
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
  picture: string | null;
  /** When the token was issued (`iat`); null or absent counts as before any deletion of the account. */
  issuedAt?: Date | null;
}

/** An account as authentication needs it. */
export interface Account {
  id: number;
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  isActive: boolean;
  /** Tokens of other services issued until then are refused. */
  signedOutAt: Date | null;
}

export interface SignInCandidates {
  /** The account with the provider and subject of the claims. */
  own: UserEntity | null;
  /** The account that has verified the address of the claims. */
  holder: UserEntity | null;
}

export type SignInDecision =
  | { kind: 'use'; account: UserEntity }
  | { kind: 'verify'; account: UserEntity; email: string }
  | { kind: 'create' }
  | { kind: 'refuse' };

/** The verified address of the claims, or null. The development sign-in verifies none. */
export const provenAddress = ({ provider, email, isEmailVerified }: SignInClaims): string | null =>
  isEmailVerified && provider !== DEVELOPMENT_PROVIDER ? email : null;

/** Whether the token was issued at or before a moment, or does not tell. */
export const wasIssuedBy = ({ issuedAt = null }: SignInClaims, moment: Date): boolean =>
  issuedAt === null || issuedAt <= moment;

/** Whether the claims verify the account's address for the first time. */
export function provesAddressOf(account: UserEntity, claims: SignInClaims): boolean {
  const address = provenAddress(claims);
  return address !== null && !account.emailVerified && (account.email ?? address) === address;
}

/**
 * Provider and subject identify an account; only a verified address links another sign-in, since an unverified one may
 * belong to another user.
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
