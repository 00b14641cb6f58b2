const DIGITS = 18;
const FORM = new RegExp(`^@(\\d{${DIGITS}}) `);

/**
 * The time, as the beginning of a text: of a clock that all processes of this machine share. The words show that the text
 * is English, which the service waits for.
 */
export const stamp = (): string =>
  `@${process.hrtime.bigint().toString().padStart(DIGITS, '0')} is the time. `;

/** How long ago the text was begun, in milliseconds; null where it does not begin with a stamp. */
export function readAge(text: string, now = process.hrtime.bigint()): number | null {
  const found = FORM.exec(text)?.[1];
  return found === undefined ? null : Number(now - BigInt(found)) / 1e6;
}
