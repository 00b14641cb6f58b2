import { FIGHTER, type MaskedText, placeholderIndex } from './masked-text.js';

/** The bout of one fighter before or after the one with another. */
export interface Neighbour {
  step: 'before' | 'after';
  /** Placeholder of the other fighter. */
  placeholder: number;
}

const ENGLISH = new RegExp(
  `\\b(before|prior to|after|following)\\b (?:(?:he|she|his|her|the|that|their|beat|beating|fought|fighting|faced|facing|met|meeting|lost to|losing to|losing|loss to|win over|fight|bout|match|against|with|vs\\.?) ?){0,5}(${FIGHTER})`,
);
const KOREAN = new RegExp(
  `(${FIGHTER})(?:이랑|랑|와|과|하고|한테|에게|을|를)?의?(?:(?:싸우기|붙기|만나기|이기기|지기)(전)|(?:(?:싸운|붙은|만난|싸우고|지고|진|이기고|이긴|꺾은|꺾고)|(?:경기|시합|대결|전)의?)?(?:바로)?(직전|이전|다음|이후|뒤|후))(?:에는|에|의)?(?:경기|상대|시합|대결|누구|어떤|몇)`,
);
const ASKS_A_BOUT = /\b(?:fights?|fought|face|faced|bout|opponent|who|last|next)\b/;

const ASKS_A_NUMBER = /\bhow (?:many|often|long)\b|몇 ?(?:번|승|패|연승|경기|전)|전적|연승/;

/** "Who did he fight before X?", "X랑 싸우기 전 경기"; null when no bout beside another is asked for. */
export function parseNeighbour({ spaced, compact }: MaskedText): Neighbour | null {
  if (ASKS_A_NUMBER.test(spaced)) return null;
  const english = ASKS_A_BOUT.test(spaced) ? ENGLISH.exec(spaced) : null;
  if (english !== null) {
    const [, word = '', name = ''] = english;
    return toNeighbour(name, word === 'before' || word === 'prior to');
  }
  const [, name = '', until, word = until ?? ''] = KOREAN.exec(compact) ?? [];
  return toNeighbour(name, /전$/.test(word));
}

function toNeighbour(name: string, isBefore: boolean): Neighbour | null {
  const placeholder = name === '' ? null : placeholderIndex(name);
  return placeholder === null ? null : { step: isBefore ? 'before' : 'after', placeholder };
}
