import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPriceFile } from './price-file.js';

describe(readPriceFile.name, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'prices-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (content: string) => {
    const path = join(folder, 'prices.json');
    writeFileSync(path, content);
    return readPriceFile(path);
  };

  it('reads prices, by default from ever on and without a discount for the cache', () => {
    const short = { provider: 'openai', model: 'qwen*', input: 0.5, output: 1.5 };
    const long = { ...short, model: 'llama', from: '2026-01-01', cache_read: 0.1, cache_write: 0 };
    expect(read(JSON.stringify([short, long]))).toEqual([
      { ...short, from: '2000-01-01', cacheRead: 0.5, cacheWrite: 0.5 },
      {
        provider: 'openai',
        model: 'llama',
        from: '2026-01-01',
        input: 0.5,
        output: 1.5,
        cacheRead: 0.1,
        cacheWrite: 0,
      },
    ]);
  });

  it.each([
    ['{', /LLM_PRICES_FILE: the file is no JSON/],
    ['{}', /LLM_PRICES_FILE: .*array/],
    ['[{"provider":"openai","model":"x","input":-1,"output":1}]', /LLM_PRICES_FILE: entry\.0\.input: /],
    ['[{"provider":"openai","model":"x","input":1}]', /LLM_PRICES_FILE: entry\.0\.output: /],
    [
      '[{"provider":"openai","model":"x","input":1,"output":1,"price":1}]',
      /LLM_PRICES_FILE: entry\.0: .*price/,
    ],
    ['[{"provider":"openai","model":"x","from":"soon","input":1,"output":1}]', /entry\.0\.from/],
  ])('refuses %s', (content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  it('refuses a missing file', () => {
    expect(() => readPriceFile(join(folder, 'absent.json'))).toThrow(
      /LLM_PRICES_FILE: the file cannot be read/,
    );
  });
});
