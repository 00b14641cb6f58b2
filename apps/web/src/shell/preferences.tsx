import { Languages, SunMoon } from 'lucide-react';
import type { JSX } from 'react';
import { setLanguage, useLanguage, useTexts } from '../i18n/language.js';
import { useStore } from '../lib/store.js';
import { setTheme, theme, THEMES } from '../theme/theme.js';
import { Button } from '../ui/button.js';
import { Menu, MenuChoices } from '../ui/menu.js';

export const LANGUAGE_CHOICES = [
  { value: 'ko', text: '한국어' },
  { value: 'en', text: 'English' },
] as const;

/** Language and appearance, for readers who are not signed in. */
export function Preferences(): JSX.Element {
  const { settings } = useTexts();
  const language = useLanguage();
  const chosenTheme = useStore(theme);
  return (
    <div className="preferences">
      <Menu
        label={settings.language}
        align="center"
        side="top"
        trigger={
          <Button kind="quiet" size="small">
            <Languages size={16} aria-hidden="true" />
            {settings.language}
          </Button>
        }
      >
        <MenuChoices
          label={settings.language}
          value={language}
          choices={LANGUAGE_CHOICES}
          onChange={setLanguage}
        />
      </Menu>
      <Menu
        label={settings.theme}
        align="center"
        side="top"
        trigger={
          <Button kind="quiet" size="small">
            <SunMoon size={16} aria-hidden="true" />
            {settings.theme}
          </Button>
        }
      >
        <MenuChoices
          label={settings.theme}
          value={chosenTheme}
          choices={THEMES.map((value) => ({ value, text: settings.themes[value] }))}
          onChange={setTheme}
        />
      </Menu>
    </div>
  );
}
