const LATIN_NAME = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2}";
const NAME = `((?:${LATIN_NAME}|[가-힣]{2,8}))`;
const BETWEEN = '(\\s*(?:vs?\\.?|versus|and|&|대|,)?\\s*)';
const BEFORE = new RegExp(`${NAME}${BETWEEN}\uE000`, 'u');
const BEHIND = new RegExp(`\uE000${BETWEEN}${NAME}`, 'u');

export interface SecondName {
  text: string;
  /** Whether it is the known name with a given name before it, and not somebody else's. */
  whole: boolean;
}

/**
 * A name that nobody knows beside one that is known ("Holm Rousey", "Rousey vs Hammerstone", "브루노 실바"): the tools
 * may know it.
 * @param masked the text with the known name replaced by a placeholder, otherwise as typed
 * @param known the known name as typed
 * @param unknown words of the text that are neither names nor words of the sport
 */
export function findSecondName(masked: string, known: string, unknown: string | null): SecondName | null {
  if (unknown === null) return null;
  const before = BEFORE.exec(masked);
  const given = before?.[1];
  if (given !== undefined && unknown.startsWith(given)) {
    const whole = /[가-힣]/u.test(given) && before?.[2]?.trim() === '';
    return { text: whole ? `${given} ${known}` : given, whole };
  }
  const behind = BEHIND.exec(masked)?.[2];
  return behind !== undefined && unknown.startsWith(behind) ? { text: behind, whole: false } : null;
}
