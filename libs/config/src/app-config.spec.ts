import { describe, expect, it } from '@jest/globals';
import { InvalidEnvironmentError, loadConfig } from './app-config.js';

const SECRET = { NEXTAUTH_SECRET: 'secret-of-the-tests-with-32-chars-or-more' };
const load = (variables: Record<string, string>) => loadConfig({ ...SECRET, ...variables });

function faultsOf(variables: Record<string, string>): string[] {
  try {
    load(variables);
    return [];
  } catch (error) {
    if (error instanceof InvalidEnvironmentError) return error.faults;
    throw error;
  }
}

describe(loadConfig.name, () => {
  it.each([
    [{ LLM_PROVIDER: 'openai', OPENAI_API_KEY: 'k' }],
    [{ LLM_PROVIDER: 'openai', OPENAI_BASE_URL: 'http://localhost:11434/v1' }],
    [{ LLM_PROVIDER: 'anthropic', CLAUDE_API_KEY: 'k' }],
    [{ LLM_PROVIDER: 'anthropic', ANTHROPIC_API_KEY: 'k' }],
    [{ LLM_PROVIDER: 'embedded', LLM_FALLBACK: 'openai', OPENAI_API_KEY: 'k' }],
    [{ LLM_PROVIDER: 'embedded', LLM_FALLBACK: 'openai', OPENAI_BASE_URL: 'http://localhost:11434/v1' }],
    [{ LLM_FALLBACK: 'anthropic', ANTHROPIC_API_KEY: 'k' }],
    [{ LLM_FALLBACK: 'embedded' }],
    [{ LLM_PROVIDER: 'auto', LLM_FALLBACK: 'none' }],
    [{ DATA_SOURCE_URL: './files' }],
    [{ DATA_SOURCE_URL: 'C:\\files' }],
    [{ DATA_SOURCE_URL: 'https://me:secret%20word@example.org/ufc?key=1' }],
  ])('accepts %j', (variables) => {
    expect(faultsOf(variables)).toEqual([]);
  });

  it.each([
    ['OPENAI_API_KEY', { LLM_PROVIDER: 'openai' }],
    ['OPENAI_API_KEY', { LLM_PROVIDER: 'openai', OPENAI_API_KEY: '', OPENAI_BASE_URL: '' }],
    ['OPENAI_API_KEY', { OPENAI_API_KEY: '   ' }],
    ['OPENAI_BASE_URL', { OPENAI_BASE_URL: 'localhost:11434/v1' }],
    ['OPENAI_BASE_URL', { OPENAI_BASE_URL: 'ftp://models.example.org' }],
    ['OPENAI_BASE_URL', { OPENAI_BASE_URL: 'http://me:hidden@models.example.org/v1' }],
    ['ANTHROPIC_BASE_URL', { ANTHROPIC_BASE_URL: 'https://me:hidden@models.example.org' }],
    ['CLAUDE_API_KEY', { LLM_PROVIDER: 'anthropic', OPENAI_API_KEY: 'hidden' }],
    ['CLAUDE_API_KEY', { LLM_PROVIDER: 'anthropic', LLM_FALLBACK: 'anthropic' }],
    ['LLM_FALLBACK', { LLM_FALLBACK: 'anthropic' }],
    ['LLM_FALLBACK', { LLM_FALLBACK: 'openai' }],
    ['LLM_FALLBACK', { LLM_FALLBACK: 'openai', CLAUDE_API_KEY: 'hidden' }],
    ['LLM_FALLBACK', { LLM_PROVIDER: 'embedded', LLM_FALLBACK: 'anthropic', OPENAI_API_KEY: 'hidden' }],
    ['LLM_FALLBACK', { LLM_FALLBACK: 'openai', OPENAI_API_KEY: '' }],
    ['DATA_SOURCE_URL', { DATA_SOURCE_URL: 'ftp://hidden.example.org/' }],
    ['DATA_SOURCE_URL', { DATA_SOURCE_URL: 'https://hid den/' }],
    ['DATA_SOURCE_URL', { DATA_SOURCE_URL: 'https://example.org/#hidden' }],
    ['DATA_SOURCE_URL', { DATA_SOURCE_URL: 'https://me:hidden%@example.org/' }],
    ['LLM_PROVIDER', { LLM_PROVIDER: 'hidden' }],
    ['LLM_PROVIDER', { LLM_PROVIDER: 'none' }],
    ['LLM_FALLBACK', { LLM_FALLBACK: 'auto' }],
  ])('refuses %s in %j without showing its value', (name, variables) => {
    const faults = faultsOf(variables);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: `));
    expect(faults[0]).not.toContain('hidden');
  });

  it.each([
    ['CLAUDE_API_KEY', { LLM_FALLBACK: 'anthropic' }],
    ['OPENAI_API_KEY', { LLM_FALLBACK: 'openai' }],
  ])('reports the missing %s of the fallback', (missing, variables) => {
    expect(faultsOf(variables)[0]).toContain(missing);
  });

  it('reports every provider without a key on its own line', () => {
    const faults = faultsOf({ LLM_PROVIDER: 'anthropic', LLM_FALLBACK: 'openai' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['CLAUDE_API_KEY', 'LLM_FALLBACK']);
  });

  it.each(['off', '0 6 * * *', '*/15 0-6 * * MON-FRI', '@daily', ' 0 6 * * * '])(
    'accepts the schedule %j',
    (schedule) => {
      expect(faultsOf({ DATA_SYNC_CRON: schedule })).toEqual([]);
    },
  );

  it.each(['hidden', '61 * * * *', '* * * * * *', '0 6 * *', '0 6 * * 8', 'OFF'])(
    'refuses the schedule %j with a sentence',
    (schedule) => {
      expect(faultsOf({ DATA_SYNC_CRON: schedule })).toEqual([
        'DATA_SYNC_CRON: must be off or a cron expression of five fields (minute, hour, day, month, weekday) in UTC, such as 0 6 * * *',
      ]);
    },
  );

  it('refuses a schedule that never fires', () => {
    expect(faultsOf({ DATA_SYNC_CRON: '0 6 31 2 *' })).toEqual([expect.stringContaining('never fires')]);
  });

  it('treats an empty variable as unset', () => {
    expect(load({ OPENAI_MODEL: '', OPENAI_BASE_URL: '' }).env).toMatchObject({ OPENAI_MODEL: 'gpt-5-mini' });
    expect(load({ OPENAI_BASE_URL: '' }).env.OPENAI_BASE_URL).toBeUndefined();
  });
});
