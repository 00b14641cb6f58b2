import { describe, expect, it } from '@jest/globals';
import { findMisspelledSettings } from './misspelled-settings.js';

describe(findMisspelledSettings, () => {
  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['REDIS_ULR', 'REDIS_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['CLAUDE_APIKEY', 'CLAUDE_API_KEY'],
    ['NEXT_AUTH_SECRET', 'NEXTAUTH_SECRET'],
    ['database_url', 'DATABASE_URL'],
    ['LLM_PROVDER', 'LLM_PROVIDER'],
  ])('takes %s for %s', (name, setting) => {
    expect(findMisspelledSettings([name])).toEqual([
      `${name} is not a setting and is ignored; did you mean ${setting}?`,
    ]);
  });

  it.each([
    'DATABASE_URL',
    'PATH',
    'HOME',
    'PORTS_OPEN',
    'HOST',
    'PWD',
    'NODE_OPTIONS',
    'PGHOST',
    'REDIS_PORT',
  ])('leaves %s alone', (name) => {
    expect(findMisspelledSettings([name])).toEqual([]);
  });
});
