import type { Language } from '../language/language.js';
import { withoutTools } from '../plan/query-plan.js';
import type { Intent } from './intent.js';

/** A limit on another figure than the one asked for is declined rather than left out. */
export const foreignLimitIntent: Intent = {
  name: 'foreign-limit',
  accepts: ({ foreignLimit }) => foreignLimit !== null,
  answer: ({ foreignLimit }, { language }) =>
    withoutTools({ text: foreignLimitText(foreignLimit ?? '', language), dated: false, outcome: 'declined' }),
};

const foreignLimitText = (limit: string, language: Language): string =>
  language === 'ko'
    ? `"${limit}"처럼 다른 기록에 붙은 조건은 함께 적용할 수 없어 답할 수 없습니다. 두 기록을 따로 물어보시면 답해 드릴 수 있습니다.`
    : `I can't answer that: a condition on another figure ("${limit}") cannot be applied together with the one asked for. I can answer each of the two on its own.`;
