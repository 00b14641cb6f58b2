import { describe, expect, it } from '@jest/globals';
import { digestsOf } from './account-digest.js';

const someone = { provider: 'google', subject: '1', email: 'a@example.com' };

describe(digestsOf.name, () => {
  it('returns one digest of the subject and one of the address', () => {
    expect(digestsOf(someone)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(digestsOf({ ...someone, email: null })).toEqual(digestsOf(someone).slice(0, 1));
  });

  it('finds the address behind another provider, and no other account', () => {
    const [, address] = digestsOf(someone);
    expect(digestsOf({ provider: 'kakao', subject: '9', email: 'a@example.com' })[1]).toBe(address);
    const others = [
      { ...someone, subject: '2' },
      { ...someone, provider: 'kakao' },
      { provider: 'google1', subject: '', email: null },
      { provider: 'address', subject: 'a@example.com', email: null },
    ].map((other) => digestsOf(other)[0]);
    expect(new Set([...digestsOf(someone), ...others]).size).toBe(2 + others.length);
  });
});
