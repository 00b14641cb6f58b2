import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { renderBanner, type StartFacts } from './banner.js';

const NO_ROWS = {
  events: 0,
  bouts: 0,
  fighters: 0,
  complete_fighters: 0,
  rounds: 0,
  totals: 0,
  rankings: 0,
  quarantined: 0,
};

const EMBEDDED = { provider: 'embedded', model: 'analyst-1' };
const CLAUDE = { provider: 'anthropic', model: 'claude' };

function lineOf(label: string, settings: Record<string, string>, facts: Partial<StartFacts> = {}): string {
  const banner = renderBanner({
    url: 'http://localhost:9000',
    config: loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...settings }),
    models: [EMBEDDED],
    data: { as_of: '2026-08-01', coverage: 'starter', counts: { ...NO_ROWS, bouts: 1670 } },
    ...facts,
  });
  const line = banner.split('\n').find((text) => text.startsWith(`  ${label} `));
  return line?.slice(13) ?? '';
}

describe(renderBanner, () => {
  it.each<[string, Record<string, string>, Partial<StartFacts>, string]>([
    [
      'Model',
      {},
      {},
      'embedded (analyst-1), which needs no key; CLAUDE_API_KEY or OPENAI_API_KEY selects a language model',
    ],
    [
      'Model',
      {},
      { models: [CLAUDE, EMBEDDED] },
      'anthropic (claude), and while it is down embedded (analyst-1)',
    ],
    ['Model', {}, { models: [CLAUDE] }, 'anthropic (claude)'],
    ['Data', {}, {}, 'starter data: 1,670 bouts up to 2026-08-01; the rest is fetched in the background'],
    [
      'Data',
      { DATA_SYNC_CRON: 'off' },
      {},
      'starter data: 1,670 bouts up to 2026-08-01; npm run data:sync fetches the rest',
    ],
    [
      'Data',
      {},
      { data: { as_of: '2026-08-01', coverage: 'complete', counts: { ...NO_ROWS, bouts: 8800 } } },
      'all of the UFC: 8,800 bouts up to 2026-08-01',
    ],
    ['Data', {}, { data: null }, 'unknown'],
    ['Database', {}, {}, 'embedded PostgreSQL in ./.data/pg'],
    ['Database', { DATABASE_URL: 'postgres://me:secret@db:5433/mma' }, {}, 'PostgreSQL at db:5433'],
    ['Redis', {}, {}, 'none: a single process'],
    ['Redis', { REDIS_URL: 'redis://:secret@cache:6380/1' }, {}, 'at cache:6380'],
    ['Port', { PORT: '0' }, {}, '9000, on this machine only, because development sign-in is on'],
    ['Port', { AUTH_DEV_LOGIN: 'false' }, {}, '9000, on all addresses'],
  ])('tells %s with %j', (label, settings, facts, text) => {
    expect(lineOf(label, settings, facts)).toBe(text);
  });
});
