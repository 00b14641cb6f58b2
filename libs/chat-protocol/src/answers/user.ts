import { z } from 'zod';
import { EXAMPLE } from '../examples.js';
import { count, named, time, userId } from '../fields.js';

const email = (description: string) =>
  z.string().nullable().meta({ description, format: 'email', example: 'someone@example.com' });
const name = z.string().nullable().meta({ description: 'Display name.', example: 'Someone' });

const counts = {
  total_requests: count('Requests counted since the account was created.', 120),
  daily_requests: count('Requests counted since midnight UTC.', 4),
};
const remaining = {
  remaining_requests: count('Requests left until midnight UTC.', 96),
  reset_at: z.string().meta({
    description: 'When the daily count is reset: the next midnight UTC.',
    format: 'date-time',
    example: EXAMPLE.midnight,
  }),
};

export const USER_LANGUAGES = ['ko', 'en'] as const;

const language = z
  .enum(USER_LANGUAGES)
  .nullable()
  .meta({ description: 'Preferred language; null if none is set.', example: 'ko' });

export const userProfile = named(
  'UserProfile',
  z
    .object({
      id: userId('Id of the user.'),
      email: email(
        'Lower case. Null if the sign-in has none, or if another account has verified the address.',
      ),
      name,
      picture: z.string().nullable().meta({
        description: 'https URL of an image.',
        format: 'uri',
        example: 'https://example.com/me.png',
      }),
      provider: z.string().meta({ description: 'Identity provider.', example: 'google' }),
      time_zone: z
        .string()
        .nullable()
        .meta({ description: 'IANA time zone; null if none is set.', example: EXAMPLE.timeZone }),
      language,
      is_admin: z.boolean().meta({ description: 'Whether the user is an administrator.', example: false }),
      is_active: z.boolean().meta({ description: 'False for a deactivated account.', example: true }),
      ...counts,
      daily_request_limit: count('Maximum number of requests per day.', 100),
      ...remaining,
      created_at: time('When the account was created.'),
      updated_at: time('When the profile last changed.'),
    })
    .describe('A user with the request counts of the day (UTC).'),
);

export const updatedProfile = named(
  'UpdatedProfile',
  z
    .object({ success: z.literal(true).describe('The profile was changed.'), user: userProfile })
    .describe('The profile after a change.'),
);

export const countedRequest = named(
  'CountedRequest',
  z
    .object({
      success: z.literal(true).describe('The request was counted.'),
      message: z.string().meta({ description: 'For users.', example: 'One request was counted.' }),
      usage: z.object({ ...counts, ...remaining }).describe('Counts after this request.'),
    })
    .describe('One request was counted.'),
);

export const accountDeletion = named(
  'AccountDeletion',
  z
    .object({
      success: z.literal(true).describe('The account is deleted.'),
      message: z.string().meta({
        description: 'For users.',
        example: 'The account and everything stored about it is being deleted.',
      }),
    })
    .describe('An account is deleted with its chats; every sign-in has ended.'),
);

const exportedRows = (description: string) =>
  z.array(z.record(z.string(), z.unknown())).describe(description);

export const accountExport = named(
  'AccountExport',
  z
    .object({
      format: z.literal(1).describe('Version of this format.'),
      exported_at: time('When the export began.'),
      profile: z.record(z.string(), z.unknown()).describe('The profile with the sign-in identity.'),
      chat_sessions: exportedRows('Chat sessions with their summaries.'),
      messages: exportedRows('Questions and answers with all their parts, by session, oldest first.'),
      shared_chats: exportedRows('Snapshots of chats that have a link, without the link.'),
      model_requests: exportedRows('Requests to language models with tokens and cost.'),
      sign_ins: exportedRows('Sign-ins at this service, without their tokens.'),
      account_changes: exportedRows('Changes of the account by administrators.'),
    })
    .describe('Everything stored about the user. Later versions may add sections.'),
);

export const tokenCheck = named(
  'TokenCheck',
  z
    .object({
      authenticated: z.literal(true).describe('The token belongs to a user.'),
      user_id: userId('Id of the user.'),
      email: email('As in the profile.'),
      name,
      token_valid: z.literal(true).describe('The token is valid.'),
      expires_at: time('Expiry of the token.'),
    })
    .describe('A valid token.'),
);

export type UserProfile = z.output<typeof userProfile>;
export type UserLanguage = (typeof USER_LANGUAGES)[number];
export type AccountDeletion = z.output<typeof accountDeletion>;
export type UpdatedProfile = z.output<typeof updatedProfile>;
export type CountedRequest = z.output<typeof countedRequest>;
export type TokenCheck = z.output<typeof tokenCheck>;
