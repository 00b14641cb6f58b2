/** The provider of the development sign-in, which verifies no address. */
export const DEVELOPMENT_PROVIDER = 'dev';

/** What a provider of sign-in says of a person. */
export interface PersonClaims {
  provider: string;
  /** The provider's id of the person. */
  subject: string;
  /** In lower case; null when the provider gives none. */
  email: string | null;
  /** False when the provider did not check that the address is the user's. */
  isEmailVerified: boolean;
  name: string | null;
  picture: string | null;
}

/** A person's account as authentication needs it. */
export interface Account {
  id: number;
  /** Null without one. */
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  isActive: boolean;
}
