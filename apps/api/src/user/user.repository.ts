import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Not, Repository, type EntityManager } from 'typeorm';
import type { SignInClaims } from './sign-in.js';
import { digestsOf } from './account/account-digest.js';
import { DeletedAccountEntity } from './account/deleted-account.entity.js';
import { provenAddress, wasIssuedBy, type SignInCandidates, type SignInDecision } from './sign-in.js';
import type { Usage } from './daily-usage.js';
import { UserEntity } from './user.entity.js';

/**
 * Checks and increments in one statement, so that parallel requests cannot exceed the limit. The day never decreases,
 * even if the clocks of two nodes differ at midnight. By hand: UPDATE … FROM a CTE.
 */
const COUNT_REQUEST = `
  WITH today AS (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date AS day)
  UPDATE app.users AS u
     SET total_requests = u.total_requests + 1,
         daily_requests = CASE WHEN u.daily_requests_on >= today.day THEN u.daily_requests + 1 ELSE 1 END,
         daily_requests_on = GREATEST(u.daily_requests_on, today.day)
    FROM today
   WHERE u.id = $1
     AND u.is_active
     AND CASE WHEN u.daily_requests_on >= today.day THEN u.daily_requests ELSE 0 END
         < COALESCE(u.daily_request_limit, $2)
  RETURNING u.total_requests, u.daily_requests, COALESCE(u.daily_request_limit, $2) AS daily_limit,
            u.time_zone`;

/** First key of the advisory lock of a sign-in; the second is a hash of the address. */
const SIGN_IN_LOCK = 1_936_287_587;

interface IdRow {
  id: number;
}

export interface SettledSignIn {
  /** Null if the sign-in was refused or the account was deleted. */
  user: UserEntity | null;
  /** `deleted`: the account of the token was deleted after the token was issued. */
  decision: SignInDecision['kind'] | 'deleted';
  /** Accounts that lost their unverified address to this one. */
  releasedIds: number[];
}

interface CountRow {
  total_requests: number;
  daily_requests: number;
  daily_limit: number;
  time_zone: string | null;
}

@Injectable()
export class UserRepository {
  constructor(@InjectRepository(UserEntity) private readonly users: Repository<UserEntity>) {}

  findById(id: number): Promise<UserEntity | null> {
    return this.users.findOneBy({ id });
  }

  findBySubject(provider: string, subject: string): Promise<UserEntity | null> {
    return this.users.findOneBy({ provider, providerSubject: subject });
  }

  /** An advisory lock serialises sign-ins with the same address, so that `decide` sees committed rows. */
  async settleSignIn(
    claims: SignInClaims,
    decide: (candidates: SignInCandidates) => SignInDecision,
  ): Promise<SettledSignIn> {
    return this.users.manager.transaction(async (manager) => {
      const users = manager.getRepository(UserEntity);
      const { provider, subject, email } = claims;
      if (email !== null) {
        await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [SIGN_IN_LOCK, email]);
      }
      const findOwn = () => users.findOneBy({ provider, providerSubject: subject });
      const own = await findOwn();
      const holder = email === null ? null : await users.findOneBy({ email, emailVerified: true });
      // After the queries above: an account that they miss because of its deletion is found here.
      if (own === null && (await wasDeletedSince(manager, claims))) {
        return { decision: 'deleted', releasedIds: [], user: null };
      }
      const decision = decide({ own, holder });
      const settled = { decision: decision.kind, releasedIds: [] as number[] };
      switch (decision.kind) {
        case 'refuse':
          return { ...settled, user: null };
        case 'use':
          return { ...settled, user: decision.account };
        case 'verify': {
          const { account } = decision;
          const isVerified = await verifyAddress(users, account.id, decision.email);
          const releasedIds = isVerified ? await releaseAddress(users, account.id, decision.email) : [];
          return { ...settled, releasedIds, user: await findOwn() };
        }
        case 'create': {
          const isNew = await insertIfAbsent(users, claims);
          const user = await findOwn();
          const address = provenAddress(claims);
          const releasedIds =
            isNew && user !== null && address !== null ? await releaseAddress(users, user.id, address) : [];
          return { ...settled, releasedIds, user };
        }
      }
    });
  }

  /** Whether an account of the claims was deleted at or after the token's time of issue. */
  wasDeletedSince(claims: SignInClaims): Promise<boolean> {
    return wasDeletedSince(this.users.manager, claims);
  }

  async isActive(userId: number, manager: EntityManager): Promise<boolean> {
    return manager.existsBy(UserEntity, { id: userId, isActive: true });
  }

  async updateProfile(
    id: number,
    change: Partial<Pick<UserEntity, 'name' | 'picture' | 'timeZone' | 'language'>>,
  ): Promise<void> {
    await this.users.update({ id }, { ...change, updatedAt: () => 'now()' });
  }

  async setActive(id: number, isActive: boolean): Promise<void> {
    await this.users.update({ id }, { isActive, updatedAt: () => 'now()' });
  }

  async signOut(id: number): Promise<void> {
    await this.users.update({ id }, { signedOutAt: () => 'now()' });
  }

  /**
   * Counts one request unless the day's limit (UTC) is reached.
   * @returns the user's settings for the request; null if it was not counted
   */
  async countRequest(
    userId: number,
    defaultLimit: number,
    manager: EntityManager,
  ): Promise<Pick<UserEntity, 'timeZone'> | null> {
    const row = await count(manager, userId, defaultLimit);
    return row === null ? null : { timeZone: row.time_zone };
  }

  /** Subtracts one request, also from the day's count if it is of the same day (UTC). */
  async refundRequest(userId: number, countedAt: Date, manager: EntityManager): Promise<void> {
    const countedOn = countedAt.toISOString().slice(0, 10);
    await manager
      .createQueryBuilder()
      .update(UserEntity)
      .set({
        totalRequests: () => 'greatest(total_requests - 1, 0)',
        dailyRequests: () =>
          'CASE WHEN daily_requests_on = :countedOn THEN greatest(daily_requests - 1, 0) ELSE daily_requests END',
      })
      .where({ id: userId })
      .setParameters({ countedOn })
      .execute();
  }

  /** @returns the counts; null beyond the limit or for a deactivated user */
  async countRequestAlone(userId: number, defaultLimit: number): Promise<Usage | null> {
    const row = await count(this.users.manager, userId, defaultLimit);
    if (row === null) return null;
    return {
      totalRequests: row.total_requests,
      dailyRequests: row.daily_requests,
      dailyRequestLimit: row.daily_limit,
      remainingRequests: row.daily_limit - row.daily_requests,
    };
  }
}

async function wasDeletedSince(manager: EntityManager, claims: SignInClaims): Promise<boolean> {
  const [newest] = await manager.find(DeletedAccountEntity, {
    where: { digest: In(digestsOf(claims)) },
    order: { deletedAt: 'DESC' },
    take: 1,
  });
  return newest !== undefined && wasIssuedBy(claims, newest.deletedAt);
}

/** Inserts an account unless its subject exists. @returns whether it was inserted */
async function insertIfAbsent(users: Repository<UserEntity>, claims: SignInClaims): Promise<boolean> {
  const { provider, subject, email, name } = claims;
  const picture = claims.picture?.startsWith('https://') === true ? claims.picture : null;
  const emailVerified = provenAddress(claims) !== null;
  const inserted = await users
    .createQueryBuilder()
    .insert()
    .values({ provider, providerSubject: subject, email, emailVerified, name, picture })
    .orIgnore()
    .returning('id')
    .updateEntity(false)
    .execute();
  return (inserted.raw as IdRow[]).length > 0;
}

/** Marks the address as verified unless it has changed. @returns whether it was marked */
async function verifyAddress(users: Repository<UserEntity>, id: number, email: string): Promise<boolean> {
  const { affected } = await users
    .createQueryBuilder()
    .update()
    .set({ email, emailVerified: true, updatedAt: () => 'now()' })
    .where([
      { id, email: IsNull() },
      { id, email },
    ])
    .execute();
  return affected === 1;
}

/** Removes an unverified address from all other accounts. @returns their ids */
async function releaseAddress(
  users: Repository<UserEntity>,
  ownerId: number,
  email: string,
): Promise<number[]> {
  const released = await users
    .createQueryBuilder()
    .update()
    .set({ email: null, updatedAt: () => 'now()' })
    .where({ email, emailVerified: false, id: Not(ownerId) })
    .returning('id')
    .execute();
  return (released.raw as IdRow[]).map(({ id }) => id);
}

async function count(manager: EntityManager, userId: number, defaultLimit: number): Promise<CountRow | null> {
  const [rows] = await manager.query<[CountRow[], number]>(COUNT_REQUEST, [userId, defaultLimit]);
  return rows[0] ?? null;
}
