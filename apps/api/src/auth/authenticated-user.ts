/** The caller of a request. Other modules get this, never the user entity. */
export interface AuthenticatedUser {
  id: number;
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  /** When the token expires. */
  tokenExpiresAt: Date;
}
