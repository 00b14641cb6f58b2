import { storage } from '../lib/storage.js';
import { createStore, useStore } from '../lib/store.js';
import { en, type Texts } from './en.js';
import { ko } from './ko.js';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'language';
const TEXTS: Record<Language, Texts> = { ko, en };

const isLanguage = (value: string | null | undefined): value is Language => value === 'ko' || value === 'en';

/** The chosen language, else the first of the browser's that the page has. */
function detect(): Language {
  const chosen = storage.read(KEY);
  if (isLanguage(chosen)) return chosen;
  const own = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return own ?? 'en';
}

export const language = createStore<Language>(detect());

function apply(): void {
  document.documentElement.lang = language.get();
}

export function setLanguage(chosen: Language): void {
  storage.write(KEY, chosen);
  language.set(chosen);
  apply();
}

storage.watch(KEY, (value) => {
  if (isLanguage(value)) {
    language.set(value);
    apply();
  }
});
apply();

/** The texts of the page in the reader's language. */
export const useTexts = (): Texts => TEXTS[useStore(language)];

/** The same outside of components. */
export const texts = (): Texts => TEXTS[language.get()];

export const useLanguage = (): Language => useStore(language);
