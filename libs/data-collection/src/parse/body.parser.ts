const CENTIMETRES_PER_INCH = 2.54;
/** The source's sign for unknown. */
const isUnknown = (text: string): boolean => text === '' || text === '--';

/** A value that may be unknown (null), or `undefined` where the text makes no sense. */
type Measure = number | null | undefined;

const toCentimetres = (inches: number): number => Math.round(inches * CENTIMETRES_PER_INCH * 100) / 100;

/** `5' 11"` in centimetres. */
export function parseHeight(text: string): Measure {
  const value = text.trim();
  if (isUnknown(value)) return null;
  const match = /^(\d)' ?(\d{1,2})"$/.exec(value);
  if (!match || Number(match[2]) > 11) return undefined;
  return toCentimetres(Number(match[1]) * 12 + Number(match[2]));
}

/** `72"` in centimetres. */
export function parseReach(text: string): Measure {
  const value = text.trim();
  if (isUnknown(value)) return null;
  const match = /^(\d{2,3}(?:\.\d)?)"$/.exec(value);
  return match ? toCentimetres(Number(match[1])) : undefined;
}

/** `155 lbs.` in pounds. */
export function parseWeight(text: string): Measure {
  const value = text.trim();
  if (isUnknown(value)) return null;
  const match = /^(\d{2,4}(?:\.\d)?) lbs\.?$/.exec(value);
  return match ? Number(match[1]) : undefined;
}
