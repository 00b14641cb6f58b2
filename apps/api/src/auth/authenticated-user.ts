/** The caller of a request. Other modules receive this instead of the user entity. */
export interface AuthenticatedUser {
  id: number;
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  tokenExpiresAt: Date;
}
