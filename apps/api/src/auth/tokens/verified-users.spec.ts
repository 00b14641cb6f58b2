import { describe, expect, it } from '@jest/globals';
import type { AuthenticatedUser } from '../authenticated-user.js';
import { VerifiedUsers } from './verified-users.js';

const START = 1_000_000;

const user = (id: number, tokenEndsIn = 3_600_000): AuthenticatedUser => ({
  id,
  email: `${id}@example.com`,
  name: null,
  isAdmin: false,
  signInId: null,
  tokenExpiresAt: new Date(START + tokenEndsIn),
});

function create(capacity = 10) {
  const clock = { now: START };
  return { clock, verified: new VerifiedUsers({ capacity, lifetimeMs: 60_000 }, () => clock.now) };
}

describe(VerifiedUsers.name, () => {
  it('caches for a minute', () => {
    const { clock, verified } = create();
    verified.add('token', user(1));
    clock.now += 59_999;
    expect(verified.find('token')?.id).toBe(1);
    clock.now += 1;
    expect(verified.find('token')).toBeUndefined();
  });

  it("never caches beyond the token's expiry", () => {
    const { clock, verified } = create();
    verified.add('token', user(1, 5000));
    clock.now += 5000;
    expect(verified.find('token')).toBeUndefined();
  });

  it('removes all tokens of one user only', () => {
    const { verified } = create();
    verified.add('phone', user(1));
    verified.add('desk', user(1));
    verified.add('other', user(2));
    verified.removeUser(1);
    expect([verified.find('phone'), verified.find('desk'), verified.find('other')?.id]).toEqual([
      undefined,
      undefined,
      2,
    ]);
  });

  it('evicts the oldest when it is full', () => {
    const { verified } = create(2);
    for (const id of [1, 2, 3]) verified.add(`token ${id}`, user(id));
    expect([1, 2, 3].map((id) => verified.find(`token ${id}`)?.id)).toEqual([undefined, 2, 3]);
  });
});
