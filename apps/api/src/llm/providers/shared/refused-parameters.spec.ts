import { describe, expect, it } from '@jest/globals';
import { RefusedParameters, SYSTEM_ROLE } from './refused-parameters.js';

const SENT = ['stream', 'stream_options', 'max_tokens', 'tool_choice', SYSTEM_ROLE];
const refusal = (message: string, parameter = '', code = '') => ({ message, code, parameter });

describe(RefusedParameters.name, () => {
  it.each([
    [
      refusal(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
      'max_tokens',
    ],
    [refusal('It cannot be used.', 'max_tokens', 'unsupported_parameter'), 'max_tokens'],
    [refusal('Unrecognized request argument supplied: stream_options'), 'stream_options'],
    [refusal('[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"x"}]'), 'stream_options'],
    [refusal('stream_options: Extra inputs are not permitted'), 'stream_options'],
    [refusal('json: unknown field "tool_choice"'), 'tool_choice'],
    [refusal('`tool_choice` is not supported', 'tool_choice.type'), 'tool_choice'],
    [refusal("Additional properties are not allowed ('tool_choice' was unexpected)"), 'tool_choice'],
    [
      refusal('max_tokens is too large: 4096. This model supports at most 2048 completion tokens'),
      'max_tokens',
    ],
    [refusal('Invalid max_tokens value, the valid range of max_tokens is [1, 2048]'), 'max_tokens'],
    [refusal('System role not supported'), SYSTEM_ROLE],
    [
      refusal(
        "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
        'messages[0].role',
      ),
      SYSTEM_ROLE,
    ],
  ])('learns %p', (told, expected) => {
    const refused = new RefusedParameters();
    expect(refused.learn(told, SENT)).toBe(expected);
    expect(refused.has(expected)).toBe(true);
  });

  it.each([
    refusal('The model `x` does not exist'),
    refusal('Unsupported parameter: temperature'),
    refusal("Unsupported parameter: 'max_completion_tokens'"),
    refusal('registry.ollama.ai/library/gemma:2b does not support tools'),
    refusal('tool_choice must be one of auto, none'),
    refusal('unknown', 'messages'),
    refusal('stream_options2 is not supported'),
  ])('learns nothing from %p', (told) => {
    expect(new RefusedParameters().learn(told, SENT)).toBeNull();
  });

  it('knows a parameter that another request has learned in the meantime', () => {
    const refused = new RefusedParameters();
    const told = refusal('Unrecognized request argument supplied: stream_options');
    refused.learn(told, SENT);
    expect(refused.learn(told, SENT)).toBe('stream_options');
    expect(refused.learn(told, ['stream'])).toBeNull();
  });
});
