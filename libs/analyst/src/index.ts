export * from './analyst.js';
export { readQuestion } from './conversation/memory.js';
export { withoutAsking } from './language/asking.js';
export { footer } from './language/data-footer.js';
export { detectLanguage, isWrittenIn, type Language } from './language/language.js';
export { divisionName, methodGroupName } from './language/terms.js';
export { MOST_PLACEHOLDERS, placeholderIndex } from './question/masked-text.js';
