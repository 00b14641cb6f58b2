import { describe, expect, it } from '@jest/globals';
import { isPublicApi } from './openai-model.js';

describe(isPublicApi.name, () => {
  it.each([
    ['https://api.openai.com/v1', true],
    ['https://eu.api.openai.com/v1/', true],
    ['https://mma.openai.azure.com/openai/v1', true],
    ['http://localhost:11434/v1', false],
    ['https://api.openai.com.example.org/v1', false],
    ['https://notapi.openai.com.example.org/v1', false],
  ])('for %s returns %p', (baseUrl, expected) => {
    expect(isPublicApi(baseUrl)).toBe(expected);
  });
});
