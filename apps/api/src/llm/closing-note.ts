import type { Language } from '@app/analyst';

type Closing = 'max_tokens' | 'refusal' | 'too_long';

const NOTES: Record<Closing, Record<Language, string>> = {
  max_tokens: {
    ko: '_(답변이 길이 제한에서 끊겼습니다. 범위를 좁혀 다시 질문해 주세요.)_',
    en: '_(The answer was cut at its length limit. Ask for less to get all of it.)_',
  },
  too_long: {
    ko: '_(답변이 너무 길어 여기서 멈췄습니다.)_',
    en: '_(The answer grew too long and was ended here.)_',
  },
  refusal: {
    ko: '언어 모델이 이 질문에 답하기를 거절했습니다. UFC 기록에 대해 다르게 질문해 주세요.',
    en: 'The language model declined to answer this. Ask about UFC records in another way.',
  },
};

/** What is told to the reader where an answer did not end by itself. */
export function closingNote(closing: Closing, language: Language): string {
  return NOTES[closing][language];
}
