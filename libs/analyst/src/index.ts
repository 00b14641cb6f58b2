export * from './analyst.js';
export {
  type NormalizedQuestion,
  type QuestionPart,
  normalizeQuestion,
  withoutRequestPhrase,
} from './conversation/normalize-question.js';
export type { Mention } from './conversation/read-question.js';
export { footer } from './language/data-footer.js';
export { detectLanguage, isWrittenIn, type Language } from './language/language.js';
export { divisionName, methodGroupName } from './language/terms.js';
