import { z } from 'zod';
import { UnauthorizedError } from './auth.errors.js';

/** Whom a verified token is about. */
export interface TokenIdentity {
  /** Who vouches for the person: `google`, `dev`, … */
  provider: string;
  /** The provider's id of the person. */
  subject: string;
  /** In lower case. */
  email: string;
  /** False when the token says that nobody checked whether the address is the person's. */
  isEmailVerified: boolean;
  name: string | null;
  picture: string | null;
  expiresAt: Date;
}

/** What a token without a `provider` claim was made by. */
const DEFAULT_PROVIDER = 'nextauth';
/** 9999-12-31, the last second that a Date writes with four digits of the year. */
const LAST_SECOND = 253_402_300_799;

/** Neither NUL nor half of a surrogate pair, both of which the database refuses or changes. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

const claimsSchema = z.object({
  sub: z.string().trim().min(1).max(255).refine(isStorable),
  email: z.string().trim().toLowerCase().max(320).pipe(z.email()),
  // The app that shares our secret vouches for its people; only what it says is not verified, or says oddly, is not.
  email_verified: z.boolean().default(true).catch(false),
  exp: z.number().positive().max(LAST_SECOND),
  provider: z.string().trim().min(1).max(32).refine(isStorable).catch(DEFAULT_PROVIDER),
  name: z.string().trim().min(1).refine(isStorable).nullable().catch(null),
  picture: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .catch(null),
});

const LONGEST_NAME = 200;

/**
 * Reads the claims of a token whose signature has been checked. A wrong name or picture is as good as none.
 * @throws UnauthorizedError when sub, email or exp is missing or unusable
 */
export function readClaims(claims: unknown): TokenIdentity {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new UnauthorizedError(`The token's claims are missing or not valid: ${names}.`);
  }
  const { sub, email, email_verified: isEmailVerified, exp, provider, name, picture } = parsed.data;
  return {
    provider,
    subject: sub,
    email,
    isEmailVerified,
    name: name === null ? null : [...name].slice(0, LONGEST_NAME).join(''),
    picture,
    expiresAt: new Date(exp * 1000),
  };
}
