import type { MethodGroup } from '@app/mma/domain';
import { type MaskedText, says } from './masked-text.js';

const METHODS: readonly { group: MethodGroup; english: RegExp; korean: RegExp }[] = [
  {
    group: 'submission',
    english:
      /\bsub(?:s|bed)?\b|\bsubmi(?:ssions?|t|ts|tted|tting)\b(?! attempts?)|\btap(?:s|ped|ping)?\b|\bchok(?:e|ed|es|ing)\b/,
    korean: /서브미션(?!시도)|서브(?!미션)승?|탭아웃|초크|암바|항복|조르기/,
  },
  {
    group: 'ko_tko',
    english:
      /\bt?k\.?o\.?(?:'?s|'?d|'?ed|ed)?\b|\bknock(?:ed|s|ing)?[- ]?outs?\b|\bknock(?:ed|s|ing)?\b.{0,30}\bout\b|\bstopp(?:ages?|ed)\b|\bstarch(?:ed)?\b/,
    korean: /(?<![a-z])t?ko(?![a-z])|케이오|넉아웃|녹아웃|티케이오|실신/,
  },
  {
    group: 'decision',
    english: /\bdecisions?\b|\bon points\b|\bwent the distance\b/,
    korean: /판정/,
  },
  { group: 'dq', english: /\bdq'?(?:s|d|ed)?\b|\bdisqualif\w*/, korean: /실격|반칙(?:승|패)/ },
];

/** The one way to win that a text names; null when it names none or several. */
export function parseMethod(text: MaskedText): MethodGroup | null {
  const found = METHODS.filter(({ english, korean }) => says(text, english, korean));
  return found.length === 1 ? (found[0]?.group ?? null) : null;
}
