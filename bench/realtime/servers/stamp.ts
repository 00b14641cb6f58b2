const DIGITS = 18;
const FORM = new RegExp(`^@(\\d{${DIGITS}}) `);

/** The time, as the beginning of a text: of a clock that all processes of this machine share. */
export const stamp = (): string => `@${process.hrtime.bigint().toString().padStart(DIGITS, '0')} `;

/** How long ago the text was begun, in milliseconds; null where it does not begin with a stamp. */
export function readAge(text: string, now = process.hrtime.bigint()): number | null {
  const found = FORM.exec(text)?.[1];
  return found === undefined ? null : Number(now - BigInt(found)) / 1e6;
}
