import { z } from 'zod';
import { count, identifier, named, time } from '../fields.js';

export const tokenPair = named(
  'TokenPair',
  z
    .object({
      access_token: z
        .string()
        .meta({ description: 'Send it as `Authorization: Bearer …`.', example: 'eyJhbGciOiJIUzI1NiJ9.…' }),
      refresh_token: z.string().meta({
        description: 'Exchange it for new tokens with `POST /api/auth/refresh`; valid for 30 days, once.',
        example: 'nWq0Rj5d…',
      }),
      token_type: z.literal('bearer').describe('Always `bearer`.'),
      expires_in: count('Lifetime of the access token in seconds.', 86_400),
    })
    .describe('The tokens of a sign-in.'),
);

export const signIn = named(
  'SignIn',
  z
    .object({
      id: identifier('Id of the sign-in.'),
      device: z
        .string()
        .nullable()
        .meta({ description: 'The `User-Agent` of the device.', example: 'Mozilla/5.0 …' }),
      address: z
        .string()
        .nullable()
        .meta({ description: 'IP address at the sign-in.', example: '203.0.113.7' }),
      is_current: z.boolean().describe('Whether the token of this request belongs to it.'),
      created_at: time('When the user signed in.'),
      last_used_at: time('When its tokens were last used, accurate to minutes.'),
    })
    .describe('A device on which the user has signed in.'),
);

export const signInList = named(
  'SignInList',
  z.object({ sessions: z.array(signIn).describe('Last used first.') }).describe('The sign-ins of a user.'),
);

export type TokenPairAnswer = z.output<typeof tokenPair>;
export type SignIn = z.output<typeof signIn>;
export type SignInList = z.output<typeof signInList>;
