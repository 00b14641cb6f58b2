/** The caller of a request. Other modules receive this instead of the user entity. */
export interface AuthenticatedUser {
  id: number;
  email: string | null;
  name: string | null;
  isAdmin: boolean;
  tokenExpiresAt: Date;
  /** The sign-in at this service that issued the token; null for a token of another service. */
  signInId: string | null;
  /** Whether the token was issued to an OAuth client, which may use routes with `@ForClients()` only. @default false */
  isClient?: boolean;
}
