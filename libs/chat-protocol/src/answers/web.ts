import { z } from 'zod';
import { named } from '../fields.js';

export const webConfig = named(
  'WebConfig',
  z
    .object({
      sign_in: z
        .object({
          development: z
            .boolean()
            .describe('Whether `POST /api/auth/dev-token` exists: a sign-in without a password.'),
          google: z.boolean().describe('Whether `GET /api/auth/google/login` signs in with Google.'),
        })
        .describe('The ways to sign in at this service.'),
      has_session_cookie: z
        .boolean()
        .describe('Whether this request carried a session cookie of NextAuth, valid or not.'),
    })
    .describe('What a page needs to know before anybody has signed in.'),
);

export type WebConfig = z.output<typeof webConfig>;
