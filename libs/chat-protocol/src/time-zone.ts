/** In characters; the longest IANA name has 32. */
export const MAX_TIME_ZONE_LENGTH = 64;
export const TIME_ZONE_FAULT = 'must be an IANA time zone name, such as Asia/Seoul';

/** Offsets such as `+09:00`, which newer versions of Node accept, are no names. */
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/;

/**
 * The name in the letter case of `Intl` (`asia/seoul` becomes `Asia/Seoul`); undefined if it is no time zone. An alias
 * stays, because V8 resolves current names to outdated ones (`Asia/Kolkata` to `Asia/Calcutta`).
 */
export function toTimeZone(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_TIME_ZONE_LENGTH || !NAME.test(value)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions();
    return timeZone.toLowerCase() === value.toLowerCase() ? timeZone : value;
  } catch {
    return undefined;
  }
}
