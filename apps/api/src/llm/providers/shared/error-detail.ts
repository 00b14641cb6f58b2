const LONGEST_DETAIL = 300;

/** What a vendor's error says, for the log only; `secret` never stands in it. */
export function errorDetail(error: unknown, secret: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const whole = text + cause;
  return (secret === '' ? whole : whole.replaceAll(secret, '[key]')).slice(0, LONGEST_DETAIL);
}
