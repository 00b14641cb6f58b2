import { storage } from '../lib/storage.js';
import { createStore } from '../lib/store.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';

const toTheme = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');

/** The chosen theme; `system` follows the operating system. */
export const theme = createStore<Theme>(toTheme(storage.read(KEY)));

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark now. */
export const isDark = createStore(resolve());

function resolve(): boolean {
  const chosen = theme.get();
  return chosen === 'system' ? darkSystem.matches : chosen === 'dark';
}

function apply(): void {
  const chosen = theme.get();
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  isDark.set(resolve());
}

export function setTheme(chosen: Theme): void {
  storage.write(KEY, chosen === 'system' ? null : chosen);
  theme.set(chosen);
  apply();
}

darkSystem.addEventListener('change', apply);
storage.watch(KEY, (value) => {
  theme.set(toTheme(value));
  apply();
});
apply();
