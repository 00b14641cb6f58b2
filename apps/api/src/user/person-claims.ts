/** The provider of the development sign-in, which takes anybody's word for their address. */
export const DEVELOPMENT_PROVIDER = 'dev';

/** What a provider of sign-in says of a person. */
export interface PersonClaims {
  provider: string;
  /** The provider's id of the person. */
  subject: string;
  /** In lower case. */
  email: string;
  /** False when nobody checked whether the address is the person's. */
  isEmailVerified: boolean;
  name: string | null;
  picture: string | null;
}

/** A person's account as authentication needs it. */
export interface Account {
  id: number;
  email: string;
  name: string | null;
  isAdmin: boolean;
  isActive: boolean;
}
