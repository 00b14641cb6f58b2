import { z } from 'zod';

/** A PKCE challenge of S256. */
export const CODE_CHALLENGE = /^[\w-]{43}$/;

/** An authorization that was started in a browser and is kept in its cookie. */
export const authorizationSchema = z.object({
  clientDigest: z.string(),
  clientName: z.string(),
  redirectUri: z.string(),
  state: z.string().nullable(),
  codeChallenge: z.string(),
  /** Also in the pages: binds their forms and the return of a sign-in to this browser. */
  ticket: z.string(),
  /** Null until the user has signed in. */
  userId: z.int().nullable(),
});

export type Authorization = z.output<typeof authorizationSchema>;
