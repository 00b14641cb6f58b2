import { useQueryClient } from '@tanstack/react-query';
import { BookOpen, ChevronsUpDown, Gauge, LogOut } from 'lucide-react';
import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { useProfile } from '../api/use-profile.js';
import { auth } from '../auth/auth.js';
import { setLanguage, useLanguage, useTexts } from '../i18n/language.js';
import { useStore } from '../lib/store.js';
import { setTheme, theme, THEMES } from '../theme/theme.js';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../ui/menu.js';
import { LANGUAGE_CHOICES } from './preferences.js';
import './user-menu.css';

/** Who is signed in, what is left of the day's quota, and the settings. */
export function UserMenu(): JSX.Element {
  const { settings, sidebar } = useTexts();
  const language = useLanguage();
  const chosenTheme = useStore(theme);
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { data: profile } = useProfile();
  const name = profile?.name ?? profile?.email ?? '';
  const left = profile?.remaining_requests ?? 0;
  const limit = profile?.daily_request_limit ?? 0;
  const signOut = (): void => {
    void auth.signOut().then(() => queries.clear());
  };
  return (
    <Menu
      label={settings.title}
      align="start"
      side="top"
      trigger={
        <button type="button" className="user">
          <span className="visually-hidden">{settings.title}: </span>
          <span className="user__sign" aria-hidden="true">
            {[...name][0]?.toUpperCase() ?? '·'}
          </span>
          <span className="user__text">
            <bdi className="user__name">{name}</bdi>
            {profile !== undefined && (
              <span className="user__quota">
                {sidebar.quota(left, limit)}
                <span className="user__meter" aria-hidden="true">
                  <span style={{ width: `${limit === 0 ? 0 : Math.round((left / limit) * 100)}%` }} />
                </span>
              </span>
            )}
          </span>
          <ChevronsUpDown size={15} aria-hidden="true" />
        </button>
      }
    >
      <MenuChoices
        label={settings.language}
        value={language}
        choices={LANGUAGE_CHOICES}
        onChange={setLanguage}
      />
      <MenuSeparator />
      <MenuChoices
        label={settings.theme}
        value={chosenTheme}
        choices={THEMES.map((value) => ({ value, text: settings.themes[value] }))}
        onChange={setTheme}
      />
      <MenuSeparator />
      {profile?.is_admin === true && (
        <MenuItem icon={<Gauge size={15} />} onSelect={() => navigate('/admin')}>
          {settings.console}
        </MenuItem>
      )}
      <MenuItem icon={<BookOpen size={15} />} onSelect={() => window.open('/docs', '_blank', 'noopener')}>
        {settings.api}
      </MenuItem>
      <MenuItem icon={<LogOut size={15} />} onSelect={signOut}>
        {settings.signOut}
      </MenuItem>
    </Menu>
  );
}
