/** Who is calling. This, never the user's row, is what other modules are given. */
export interface AuthenticatedUser {
  id: number;
  /** Null when the account has none. */
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  /** When the presented token ends. */
  tokenExpiresAt: Date;
}
