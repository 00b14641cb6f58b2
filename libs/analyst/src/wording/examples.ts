import type { Language } from '../language/language.js';

const EXAMPLES: Record<Language, { lead: string; questions: string[] }> = {
  en: {
    lead: 'You can ask, for example:',
    questions: [
      "What is Khabib Nurmagomedov's UFC record?",
      'Who won the main event of UFC 300?',
      'How many times have Holloway and Poirier fought?',
      'Who has the most submission wins in UFC history?',
    ],
  },
  ko: {
    lead: '예를 들어 이렇게 물어보세요:',
    questions: [
      '하빕 UFC 전적 알려줘',
      'UFC 300 메인이벤트 누가 이겼어?',
      '할로웨이랑 포이리에 몇 번 싸웠어?',
      'UFC 역대 서브미션 승 1위가 누구야?',
    ],
  },
};

/** What can be asked, in the language of the question. */
export function examplesText(language: Language): string {
  const { lead, questions } = EXAMPLES[language];
  return `${lead}\n${questions.map((question) => `- ${question}`).join('\n')}`;
}
