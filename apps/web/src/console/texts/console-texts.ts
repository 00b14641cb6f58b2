import { useLanguage } from '../../i18n/language.js';
import { consoleEn, type ConsoleTexts } from './en.js';
import { consoleKo } from './ko.js';

/** The console's texts, which the chat page does not load. */
export const useConsoleTexts = (): ConsoleTexts => (useLanguage() === 'ko' ? consoleKo : consoleEn);
