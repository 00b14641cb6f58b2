import { loadConfig } from '@app/config';
import { describe, expect, it } from '@jest/globals';
import { NodeBus } from '../nodes/node-bus.js';
import type { PersonClaims } from './person-claims.js';
import { UserEntity } from './user.entity.js';
import { AddressTakenError } from './user.errors.js';
import type { UserRepository } from './user.repository.js';
import { UserService } from './user.service.js';

/** The users' table in memory, with its two unique keys. */
class FakeUserRepository {
  private readonly rows: UserEntity[] = [];
  /** Runs between the search by subject and the one by address. */
  meanwhile: () => Promise<void> = async () => {};

  async findBySubject(provider: string, subject: string): Promise<UserEntity | null> {
    return this.rows.find((row) => row.provider === provider && row.providerSubject === subject) ?? null;
  }

  async findByEmail(email: string): Promise<UserEntity | null> {
    await this.meanwhile();
    return this.rows.find((row) => row.email === email) ?? null;
  }

  async insertIfAbsent({ provider, subject, email }: PersonClaims): Promise<void> {
    const row = { id: this.rows.length + 1, provider, providerSubject: subject, email, isActive: true };
    this.rows.push(Object.assign(new UserEntity(), row));
  }
}

function create(variables: Record<string, string> = {}) {
  const config = loadConfig({ NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(32), ...variables });
  const repository = new FakeUserRepository();
  return {
    users: new UserService(config, repository as unknown as UserRepository, new NodeBus()),
    repository,
  };
}

const claims = (changes: Partial<PersonClaims> = {}): PersonClaims => ({
  provider: 'google',
  subject: 's-1',
  email: 'a@example.com',
  isEmailVerified: false,
  name: null,
  picture: null,
  ...changes,
});

const WITHOUT_DEV_LOGIN = { AUTH_DEV_LOGIN: 'false' };

describe(UserService.name, () => {
  it('knows a person again by provider and subject, whatever their address is now', async () => {
    const { users } = create();
    const first = await users.findOrCreate(claims());
    expect(await users.findOrCreate(claims({ email: 'new@example.com' }))).toEqual(first);
  });

  it.each<[string, Partial<PersonClaims>, Partial<PersonClaims>, Record<string, string>]>([
    ['verified', {}, { provider: 'nextauth', subject: 's-2', isEmailVerified: true }, WITHOUT_DEV_LOGIN],
    ['of an account of the development sign-in', { provider: 'dev' }, { subject: 's-2' }, {}],
    ['said by the development sign-in', {}, { provider: 'dev', subject: 's-2' }, {}],
  ])('knows a person by an address that is %s', async (_what, earlier, later, variables) => {
    const { users } = create(variables);
    const { id } = await users.findOrCreate(claims(earlier));
    expect((await users.findOrCreate(claims(later))).id).toBe(id);
  });

  it('knows a person whom another request of theirs adds at the same time', async () => {
    const { users, repository } = create(WITHOUT_DEV_LOGIN);
    repository.meanwhile = () => repository.insertIfAbsent(claims());
    expect((await users.findOrCreate(claims())).id).toBe(1);
  });

  it.each<[string, Partial<PersonClaims>, Partial<PersonClaims>]>([
    ['another subject', {}, { subject: 's-2' }],
    ['another provider', {}, { provider: 'nextauth' }],
    ['the development sign-in where it is off', {}, { provider: 'dev', isEmailVerified: true }],
    ['an account of the development sign-in where it is off', { provider: 'dev' }, { subject: 's-2' }],
  ])('does not take an unverified address for a proof: %s', async (_what, earlier, later) => {
    const { users } = create(WITHOUT_DEV_LOGIN);
    await users.findOrCreate(claims(earlier));
    await expect(users.findOrCreate(claims(later))).rejects.toBeInstanceOf(AddressTakenError);
  });
});
