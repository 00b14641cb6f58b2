import { withoutTools } from '../plan/query-plan.js';
import type { Impossible } from '../question/impossible.js';
import type { Language } from '../language/language.js';
import { withParticle } from '../language/particles.js';
import type { Intent } from './intent.js';

/** A day or an event that cannot exist is said so, rather than left out. */
export const impossibleIntent: Intent = {
  name: 'impossible',
  accepts: ({ impossible }) => impossible !== null,
  answer: ({ impossible }, { language }) =>
    withoutTools({
      text: impossible === null ? '' : impossibleText(impossible, language),
      dated: false,
      outcome: 'declined',
    }),
};

function impossibleText({ kind, text }: Impossible, language: Language): string {
  if (language === 'ko') {
    return kind === 'date'
      ? `${withParticle(`"${text}"`, '은/는')} 없는 날짜라 답할 수 없습니다. 날짜를 다시 확인해 주세요.`
      : `"${text}"라는 대회는 없어서 답할 수 없습니다. 대회 번호를 다시 확인해 주세요.`;
  }
  return kind === 'date'
    ? `I can't answer that: there is no such date as "${text}". Please check the date.`
    : `I can't answer that: there is no event called "${text}". Please check its number.`;
}
