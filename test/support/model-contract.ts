import { expect } from '@jest/globals';
import type { ModelEvent } from '../../apps/api/src/llm/language-model.js';

/** Checks the events of a model request, complete or failed, of any provider. */
export function expectContract(events: readonly ModelEvent[], isWhole: boolean): void {
  const types = events.map(({ type }) => type);
  expect(types.filter((type) => type === 'stop')).toHaveLength(isWhole ? 1 : 0);
  if (isWhole) expect(types.at(-1)).toBe('stop');
  expect(types.filter((type) => type === 'accepted').length).toBeLessThanOrEqual(1);
  const ids = new Set<string>();
  for (const event of events) {
    if (event.type === 'text') expect(event.text).not.toBe('');
    if (event.type === 'accepted') expect(event.providerRequestId).not.toBe('');
    if (event.type === 'tool_call') {
      expect(event.id).not.toBe('');
      expect(event.name).not.toBe('');
      expect(ids).not.toContain(event.id);
      ids.add(event.id);
      if (event.malformed === true) expect(typeof event.arguments).toBe('string');
    }
    if (event.type === 'usage' || event.type === 'stop') {
      for (const count of Object.values(event.usage))
        expect(Number.isInteger(count) && count >= 0).toBe(true);
    }
  }
  const last = events.at(-1);
  if (last?.type === 'stop' && last.reason === 'tool_calls') expect(ids.size).toBeGreaterThan(0);
  if (last?.type === 'stop' && last.reason === 'end_turn') expect(ids.size).toBe(0);
}
