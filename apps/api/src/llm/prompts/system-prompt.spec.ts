import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SYSTEM_PROMPT_VERSION, systemPrompt } from './system-prompt.v1.js';

describe(systemPrompt.name, () => {
  it('changes its version with its words', () => {
    const fingerprint = createHash('sha256').update(systemPrompt('2026-01-01')).digest('hex').slice(0, 16);
    // New words: raise SYSTEM_PROMPT_VERSION, then write the new fingerprint here.
    expect({ version: SYSTEM_PROMPT_VERSION, fingerprint }).toEqual({
      version: 1,
      fingerprint: '622dd9caf39fb5f7',
    });
  });

  it('tells the day', () => {
    expect(systemPrompt('2026-08-01')).toContain('Today is 2026-08-01 (UTC).');
  });
});
