import type { Language } from '../language/language.js';

const LONGEST = 60;

/** The sentence that tells which words of the question an answer leaves out. */
export function ignoredText(ignored: readonly string[], language: Language): string {
  const quoted = ignored.map((text) => `"${text.slice(0, LONGEST)}"`).join(', ');
  return language === 'ko'
    ? `질문 중 다음 부분은 적용하지 못했습니다: ${quoted}.`
    : `This part of the question could not be applied: ${quoted}.`;
}

/** A question of which too little was understood. */
export function notUnderstoodText(ignored: readonly string[], language: Language): string {
  const quoted = ignored.map((text) => `"${text.slice(0, LONGEST)}"`).join(', ');
  if (language === 'ko') {
    return `질문을 이해하지 못했습니다${quoted === '' ? '' : ` (이해하지 못한 부분: ${quoted})`}. 다르게 물어봐 주시겠어요?`;
  }
  return `I did not understand the question${quoted === '' ? '' : ` (not understood: ${quoted})`}. Please ask in another way.`;
}

export function outOfScopeText(language: Language): string {
  return language === 'ko'
    ? '죄송하지만 UFC에 대한 질문에만 답할 수 있습니다.'
    : 'Sorry, I can only help with questions about the UFC.';
}
