import type { ErrorCode } from '@app/common';

const CODES: Partial<Record<ErrorCode, number>> = {
  unauthorized: 4001,
  token_expired: 4001,
  account_disabled: 4001,
  session_not_found: 4003,
  rate_limited: 4029,
  replaced: 4009,
  // Service restart.
  shutting_down: 1012,
};
const INTERNAL_ERROR = 1011;

/** The close code of the contract for what ends or refuses a plain WebSocket. */
export const closeCode = (code: ErrorCode): number => CODES[code] ?? INTERNAL_ERROR;
