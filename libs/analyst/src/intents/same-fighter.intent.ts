import { is } from '../grammar/token-reader.js';
import { withoutTools } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import type { Intent } from './intent.js';

/** One name on both sides: "Jones vs Jones". */
export const sameFighterIntent: Intent = {
  name: 'same-fighter',
  accepts: ({ fighters, mentioned, tokens }: Question) =>
    fighters.length === 1 &&
    mentioned.length > 1 &&
    tokens.some((token) => is(token, 'verb') || (is(token, 'joint') && token.means.joint === 'versus')) &&
    tokens.filter((token) => is(token, 'fighter')).length > 1,
  answer: ({ fighters }, names) => {
    const name = names.of(fighters[0]?.candidates[0]?.name ?? fighters[0]?.text ?? '');
    const text =
      names.language === 'ko'
        ? `두 이름이 모두 ${name} 선수로 읽힙니다. 어느 두 선수를 말씀하시는지 이름을 더 자세히 알려주세요.`
        : `Both names read as ${name}. Which two fighters do you mean? Please give their full names.`;
    return withoutTools({ text, dated: false, outcome: 'asked_back' });
  },
};
