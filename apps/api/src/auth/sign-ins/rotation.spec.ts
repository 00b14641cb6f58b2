import { describe, expect, it } from '@jest/globals';
import { decideRotation, REUSE_INTERVAL_MS, type PresentedToken } from './rotation.js';

const token = (changes: Partial<PresentedToken> = {}): PresentedToken => ({
  endReason: null,
  isExpired: false,
  usedMsAgo: null,
  hasUsedSuccessor: false,
  ...changes,
});

describe(decideRotation.name, () => {
  it.each<[string, Partial<PresentedToken>, string]>([
    ['a new token', {}, 'rotate'],
    ['a token used within the interval', { usedMsAgo: REUSE_INTERVAL_MS }, 'rotate'],
    ['a token used before the interval', { usedMsAgo: REUSE_INTERVAL_MS + 1 }, 'reuse'],
    ['an older ancestor within the interval', { usedMsAgo: 1, hasUsedSuccessor: true }, 'reuse'],
    ['an expired token', { isExpired: true }, 'expired'],
    ['an expired token that was used', { isExpired: true, usedMsAgo: 60_000 }, 'reuse'],
    ['a token of an ended sign-in', { endReason: 'signed_out' }, 'signed_out'],
    ['a used token of an ended sign-in', { endReason: 'signed_out', usedMsAgo: 60_000 }, 'signed_out'],
    ['a token of a revoked family', { endReason: 'reused' }, 'revoked'],
  ])('of %s', (_what, changes, decision) => {
    expect(decideRotation(token(changes))).toBe(decision);
  });
});
