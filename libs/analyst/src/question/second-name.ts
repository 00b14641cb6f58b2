const LATIN_NAME = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2}";
const KOREAN_NAME = '[가-힣]{2,8}?';
const LATIN_BETWEEN = '\\s*(?:vs?\\.?|versus|and|&|,|대)?\\s*';
/** In Korean only a word between two names makes two people of them: what stands beside a name is anything. */
const KOREAN_BETWEEN = '\\s*(?:vs?\\.?|대|이랑|랑|하고|와|과|,|&)\\s*';

const PAIRS = [
  new RegExp(`(${LATIN_NAME})${LATIN_BETWEEN}\uE000`, 'u'),
  new RegExp(`\uE000${LATIN_BETWEEN}(${LATIN_NAME})`, 'u'),
  new RegExp(`(${KOREAN_NAME})${KOREAN_BETWEEN}\uE000`, 'u'),
  new RegExp(`\uE000${KOREAN_BETWEEN}(${KOREAN_NAME})(?=이|가|은|는|을|를|의|\\s|[?!.,]|$)`, 'u'),
];
/** "레스너 미어 2차전" */
const KOREAN_MEETING = /\uE000\s+([가-힣]{2,5})\s*(?:\d차전|맞대결|재대결|상대\s?전적)/u;
const GIVEN_NAME = /([가-힣]{2,5}) \uE000/u;

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
  for (const pattern of [...PAIRS, KOREAN_MEETING]) {
    const name = pattern.exec(masked)?.[1];
    if (name !== undefined && unknown.startsWith(name)) return { text: name, whole: false };
  }
  const given = GIVEN_NAME.exec(masked)?.[1];
  const isGiven = given !== undefined && unknown === given && !known.includes(' ');
  return isGiven ? { text: `${given} ${known}`, whole: true } : null;
}
