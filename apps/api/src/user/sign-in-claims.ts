/** Provider of the development sign-in, which verifies no address. */
export const DEVELOPMENT_PROVIDER = 'dev';

/** The identity that a sign-in provider asserts. */
export interface SignInClaims {
  provider: string;
  /** The provider's id of the user. */
  subject: string;
  /** In lower case. */
  email: string | null;
  /** False when the provider did not verify the address. */
  isEmailVerified: boolean;
  name: string | null;
  picture: string | null;
}

/** An account as authentication needs it. */
export interface Account {
  id: number;
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  isActive: boolean;
}
