const MAX_LIMIT = 1_000_000;

/** The changed fields of an account. */
export interface UserChange {
  daily_request_limit?: number | null;
  is_active?: boolean;
  is_admin?: boolean;
}

/** The limit that was typed: null for the standard one, undefined if it is none. */
export function readLimit(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const value = Number(text);
  return /^\d+$/.test(text) && value <= MAX_LIMIT ? value : undefined;
}
