import { isDeeperThan } from './json-brackets.js';

/** Deeper arguments are malformed: tools take flat objects, and recursion could overflow the stack. */
const MAX_DEPTH = 64;

export function parseArguments(json: string): { arguments: unknown; malformed?: boolean } {
  if (json.trim() === '') return { arguments: {} };
  if (isDeeperThan(json, MAX_DEPTH)) return { arguments: json, malformed: true };
  try {
    return { arguments: JSON.parse(json) as unknown };
  } catch {
    return { arguments: json, malformed: true };
  }
}

/** Vendors accept only objects as arguments; malformed ones become empty. */
export function asArguments(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
