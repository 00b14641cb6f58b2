import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import type { LanguageModel } from './language-model.js';
import { chooseLanguageModels } from './language-models.js';

const embedded: LanguageModel = {
  provider: 'embedded',
  model: 'analyst',
  stream: () => {
    throw new Error('unexpected request');
  },
};
const SECRET = { NEXTAUTH_SECRET: 'secret-of-the-tests-with-32-chars-or-more' };
const CLAUDE = { CLAUDE_API_KEY: 'a' };
const OPENAI = { OPENAI_API_KEY: 'b' };
const OLLAMA = { OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'llama' };

describe(chooseLanguageModels.name, () => {
  it.each<[object, string[]]>([
    [{}, ['embedded']],
    [CLAUDE, ['anthropic', 'embedded']],
    [{ ANTHROPIC_API_KEY: 'a' }, ['anthropic', 'embedded']],
    [OPENAI, ['openai', 'embedded']],
    [{ ...CLAUDE, ...OPENAI }, ['anthropic', 'embedded']],
    [{ ...CLAUDE, ...OPENAI, LLM_FALLBACK: 'openai' }, ['anthropic', 'openai']],
    [{ ...CLAUDE, ...OPENAI, LLM_PROVIDER: 'openai', LLM_FALLBACK: 'anthropic' }, ['openai', 'anthropic']],
    [{ ...CLAUDE, LLM_FALLBACK: 'none' }, ['anthropic']],
    [{ ...CLAUDE, LLM_PROVIDER: 'embedded' }, ['embedded']],
    [{ ...CLAUDE, LLM_PROVIDER: 'embedded', LLM_FALLBACK: 'anthropic' }, ['embedded', 'anthropic']],
    [{ ...OPENAI, LLM_PROVIDER: 'openai', LLM_FALLBACK: 'openai' }, ['openai']],
    // A base URL alone selects nothing.
    [OLLAMA, ['embedded']],
    [{ ...OLLAMA, LLM_PROVIDER: 'openai' }, ['openai', 'embedded']],
    [{ ...CLAUDE, ...OLLAMA, LLM_FALLBACK: 'openai' }, ['anthropic', 'openai']],
  ])('for %j takes %j', async (env, expected) => {
    const models = await chooseLanguageModels(loadConfig({ ...SECRET, ...env }), embedded);
    expect(models.map(({ provider }) => provider)).toEqual(expected);
  });

  it('names the model that is set', async () => {
    const [model] = await chooseLanguageModels(
      loadConfig({ ...SECRET, ...OLLAMA, LLM_PROVIDER: 'openai' }),
      embedded,
    );
    expect(model?.model).toBe('llama');
  });
});
