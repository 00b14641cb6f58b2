import { hasVisibleCharacter } from '@app/chat-protocol';
import { z } from 'zod';
import { UnauthorizedError } from './auth.errors.js';

/** Whom a verified token is about. */
export interface TokenIdentity {
  /** Who vouches for the user: `google`, `dev`, … */
  provider: string;
  /** The provider's id of the user; for a token without a provider, `sub` and the verified address. */
  subject: string;
  /** In lower case; null when the token has none. */
  email: string | null;
  /** False when the token says that the provider did not check that the address is the user's. */
  isEmailVerified: boolean;
  name: string | null;
  picture: string | null;
  expiresAt: Date;
}

/** The provider of accounts of tokens that name none. */
const DEFAULT_PROVIDER = 'nextauth';
/** 9999-12-31, the last second that a Date writes with four digits of the year. */
const LAST_SECOND = 253_402_300_799;

/** Neither NUL nor half of a surrogate pair, both of which the database refuses or changes. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

const claimsSchema = z.object({
  sub: z.string().trim().min(1).max(255).refine(isStorable),
  email: z.string().trim().toLowerCase().max(320).pipe(z.email()).nullish(),
  // The app that shares our secret vouches for its users, so an absent claim counts as verified. Some issuers send the
  // text "true" (Apple's ID tokens, Google's tokeninfo). Any other value counts as unverified.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .default(true)
    .catch(false),
  exp: z.number().positive().max(LAST_SECOND),
  provider: z.string().trim().min(1).max(32).refine(isStorable).catch(DEFAULT_PROVIDER),
  name: z.string().trim().refine(hasVisibleCharacter).refine(isStorable).nullable().catch(null),
  picture: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .catch(null),
});

const LONGEST_NAME = 200;

/**
 * Reads the claims of a token whose signature has been checked. An unusable name, picture or provider counts as absent.
 * @throws UnauthorizedError when sub or exp is missing or unusable, when email is unusable, or when neither a provider
 * nor a verified address says whose `sub` it is
 */
export function readClaims(claims: unknown): TokenIdentity {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new UnauthorizedError(`The token's claims are missing or not valid: ${names}.`);
  }
  const { sub, email = null, email_verified: isEmailVerified, exp, provider, name, picture } = parsed.data;
  return {
    provider,
    subject: provider === DEFAULT_PROVIDER ? subjectWithAddress(sub, isEmailVerified ? email : null) : sub,
    email,
    isEmailVerified,
    name: name === null ? null : [...name].slice(0, LONGEST_NAME).join(''),
    picture,
    expiresAt: new Date(exp * 1000),
  };
}

/**
 * What identifies the user of a token without a provider. `sub` alone does not: two providers may give the same one to
 * different users. An address holds no space, so no two pairs have the same text.
 */
function subjectWithAddress(sub: string, verifiedAddress: string | null): string {
  if (verifiedAddress !== null) return `${sub} ${verifiedAddress}`;
  throw new UnauthorizedError(
    'The token has neither the claim `provider` nor a verified e-mail address, so its `sub` may be that of another ' +
      "user. Set `token.provider = account.provider` in NextAuth's `jwt` callback.",
  );
}
