import { DEVELOPMENT_PROVIDER } from './sign-in.js';
import type { UserEntity } from './user.entity.js';

/** What makes administrators besides the flag of the account. */
export interface AdministratorRule {
  /** Addresses of ADMIN_EMAILS, in lower case. */
  emails: readonly string[];
  /** The development sign-in verifies no address; while it is enabled, its accounts need none. */
  devLoginEnabled: boolean;
}

/** Why a user is an administrator; null for other users. ADMIN_EMAILS requires a verified address. */
export function administratorBy(
  { isAdmin, email, emailVerified, provider }: UserEntity,
  { emails, devLoginEnabled }: AdministratorRule,
): 'account' | 'configuration' | null {
  if (isAdmin) return 'account';
  const isTrusted = emailVerified || (devLoginEnabled && provider === DEVELOPMENT_PROVIDER);
  return isTrusted && email !== null && emails.includes(email) ? 'configuration' : null;
}
