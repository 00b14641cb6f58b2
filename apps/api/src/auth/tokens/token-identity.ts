import { hasVisibleCharacter } from '@app/chat-protocol';
import { z } from 'zod';
import type { SignInClaims } from '../../user/sign-in.js';
import { UnauthorizedError } from '../auth.errors.js';

/** The identity in a verified token. Without a provider, `subject` is `sub` and the verified address. */
export interface TokenIdentity extends SignInClaims {
  /** Null if the token does not say. */
  issuedAt: Date | null;
  expiresAt: Date;
  /** The sign-in that the token belongs to; null if another service issued it. */
  signInId: string | null;
}

/** The issuer (`iss`) of this service's access tokens. */
export const TOKEN_ISSUER = 'mma-savant';
/** Tolerated clock difference to the issuer. */
export const CLOCK_TOLERANCE_SECONDS = 30;

const DEFAULT_PROVIDER = 'nextauth';
/** 9999-12-31, the last date with a four-digit year. */
const LAST_SECOND = 253_402_300_799;

/** PostgreSQL cannot store NUL or a lone surrogate. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

const claimsSchema = z.object({
  sub: z.string().trim().min(1).max(255).refine(isStorable),
  email: z.string().trim().toLowerCase().max(320).pipe(z.email()).nullish(),
  // Without the claim the address counts as verified: the issuer shares our secret. Some issuers send the text "true"
  // (Apple's ID tokens, Google's tokeninfo). Any other value counts as unverified.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .default(true)
    .catch(false),
  iat: z.number().positive().max(LAST_SECOND).optional(),
  exp: z.number().positive().max(LAST_SECOND),
  iss: z.string().optional().catch(undefined),
  sid: z.uuid().optional().catch(undefined),
  provider: z.string().trim().min(1).max(32).refine(isStorable).catch(DEFAULT_PROVIDER),
  name: z.string().trim().refine(hasVisibleCharacter).refine(isStorable).nullable().catch(null),
  picture: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .catch(null),
});

const MAX_NAME_LENGTH = 200;

/**
 * An invalid name, picture or provider counts as absent.
 * @throws UnauthorizedError if another claim is invalid or the user is not identified
 */
export function readClaims(claims: unknown): TokenIdentity {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new UnauthorizedError(`The token's claims are missing or not valid: ${names}.`);
  }
  const {
    sub,
    email = null,
    email_verified: isEmailVerified,
    iat,
    exp,
    provider,
    name,
    picture,
    iss,
    sid,
  } = parsed.data;
  return {
    provider,
    subject: provider === DEFAULT_PROVIDER ? subjectWithAddress(sub, isEmailVerified ? email : null) : sub,
    email,
    isEmailVerified,
    name: name === null ? null : [...name].slice(0, MAX_NAME_LENGTH).join(''),
    picture,
    issuedAt: iat === undefined ? null : new Date(iat * 1000),
    expiresAt: new Date(exp * 1000),
    signInId: iss === TOKEN_ISSUER ? (sid ?? null) : null,
  };
}

/**
 * Subject of a token without a provider: providers may share a `sub`, so it includes the verified address. An address
 * contains no space, so the pairs are unambiguous.
 */
function subjectWithAddress(sub: string, verifiedAddress: string | null): string {
  if (verifiedAddress !== null) return `${sub} ${verifiedAddress}`;
  throw new UnauthorizedError(
    'The token has neither the claim `provider` nor a verified e-mail address, so its `sub` may be that of another ' +
      "user. Set `token.provider = account.provider` in NextAuth's `jwt` callback.",
  );
}
