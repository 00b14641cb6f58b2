import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type EntityManager } from 'typeorm';
import type { SignInClaims } from './sign-in-claims.js';
import { provenAddress, type SignInCandidates, type SignInDecision } from './sign-in.js';
import type { Usage } from './daily-usage.js';
import { UserEntity } from './user.entity.js';

/** A day that has begun stays begun: two clocks a moment apart at midnight must not set the count back. */
const COUNT_REQUEST = `
  WITH today AS (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date AS day)
  UPDATE app.users AS person
     SET total_requests = person.total_requests + 1,
         daily_requests = CASE WHEN person.daily_requests_on >= today.day THEN person.daily_requests + 1 ELSE 1 END,
         daily_requests_on = GREATEST(person.daily_requests_on, today.day)
    FROM today
   WHERE person.id = $1
     AND person.is_active
     AND CASE WHEN person.daily_requests_on >= today.day THEN person.daily_requests ELSE 0 END
         < COALESCE(person.daily_request_limit, $2)
  RETURNING person.total_requests, person.daily_requests, COALESCE(person.daily_request_limit, $2) AS daily_limit`;

/** First key of the advisory locks that sign-ins hold; the second one is a hash of the address. */
const SIGN_IN_LOCK = 1_936_287_587;

interface IdRow {
  id: number;
}

/** An account after a sign-in. */
export interface SettledSignIn {
  /** Null when the sign-in was refused, or when the account has been deleted meanwhile. */
  user: UserEntity | null;
  decision: SignInDecision['kind'];
  /** Accounts that lost their address, because this one proved it. */
  releasedIds: number[];
}

interface CountRow {
  total_requests: number;
  daily_requests: number;
  daily_limit: number;
}

@Injectable()
export class UserRepository {
  constructor(@InjectRepository(UserEntity) private readonly users: Repository<UserEntity>) {}

  findById(id: number): Promise<UserEntity | null> {
    return this.users.findOneBy({ id });
  }

  /** The person whom a provider knows by this subject. */
  findBySubject(provider: string, subject: string): Promise<UserEntity | null> {
    return this.users.findOneBy({ provider, providerSubject: subject });
  }

  /**
   * Finds the accounts that a sign-in concerns and does what `decide` says, in one transaction. Sign-ins with the same
   * address wait for one another, so that the decision is made on what is committed.
   */
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
      const decision = decide({ own, holder });
      const settled = { decision: decision.kind, releasedIds: [] as number[] };
      switch (decision.kind) {
        case 'refuse':
          return { ...settled, user: null };
        case 'use':
          return { ...settled, user: decision.account };
        case 'verify': {
          const { account } = decision;
          const isVerified = await verifyAddress(manager, account.id, decision.email);
          const releasedIds = isVerified ? await releaseAddress(manager, account.id, decision.email) : [];
          return { ...settled, releasedIds, user: await findOwn() };
        }
        case 'create': {
          const isNew = await insertIfAbsent(users, claims);
          const user = await findOwn();
          const address = provenAddress(claims);
          const releasedIds =
            isNew && user !== null && address !== null ? await releaseAddress(manager, user.id, address) : [];
          return { ...settled, releasedIds, user };
        }
      }
    });
  }

  /** @param manager of the transaction that asks */
  async isActive(userId: number, manager: EntityManager): Promise<boolean> {
    return manager.existsBy(UserEntity, { id: userId, isActive: true });
  }

  async updateProfile(id: number, change: { name?: string | null; picture?: string | null }): Promise<void> {
    await this.users.update({ id }, { ...change, updatedAt: () => 'now()' });
  }

  async setActive(id: number, isActive: boolean): Promise<void> {
    await this.users.update({ id }, { isActive, updatedAt: () => 'now()' });
  }

  /**
   * Counts one request of an active user, unless that would pass the day's limit (UTC).
   * @param defaultLimit for users without a limit of their own
   * @param manager of the transaction that the count is to belong to
   * @returns whether the request was counted
   */
  async countRequest(userId: number, defaultLimit: number, manager: EntityManager): Promise<boolean> {
    return (await count(manager, userId, defaultLimit)) !== null;
  }

  /**
   * Takes one counted request off a user's counts, of the day too when it was counted today (UTC).
   * @param manager of the transaction that it belongs to
   */
  async refundRequest(userId: number, countedAt: Date, manager: EntityManager): Promise<void> {
    await manager.query(
      `UPDATE app.users
          SET total_requests = greatest(total_requests - 1, 0),
              daily_requests = CASE WHEN daily_requests_on = ($2::timestamptz AT TIME ZONE 'UTC')::date
                                    THEN greatest(daily_requests - 1, 0) ELSE daily_requests END
        WHERE id = $1`,
      [userId, countedAt],
    );
  }

  /** As {@link countRequest} in a transaction of its own. @returns the counts, or null beyond the limit or when deactivated */
  countRequestAlone(userId: number, defaultLimit: number): Promise<Usage | null> {
    return count(this.users.manager, userId, defaultLimit);
  }
}

/** Adds an account unless one with this subject exists. @returns whether it was added */
async function insertIfAbsent(users: Repository<UserEntity>, claims: SignInClaims): Promise<boolean> {
  const { provider, subject, email, name, picture } = claims;
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

/** Marks an address as that of an account, unless the account has another one meanwhile. @returns whether it did */
async function verifyAddress(manager: EntityManager, id: number, email: string): Promise<boolean> {
  const [rows] = await manager.query<[IdRow[], number]>(
    `UPDATE app.users SET email = $2, email_verified = true, updated_at = now()
      WHERE id = $1 AND (email IS NULL OR email = $2) RETURNING id`,
    [id, email],
  );
  return rows.length > 0;
}

/** Takes an address from every account that has it unverified. @returns their ids */
async function releaseAddress(manager: EntityManager, ownerId: number, email: string): Promise<number[]> {
  const [rows] = await manager.query<[IdRow[], number]>(
    `UPDATE app.users SET email = NULL, updated_at = now()
      WHERE email = $2 AND NOT email_verified AND id <> $1 RETURNING id`,
    [ownerId, email],
  );
  return rows.map(({ id }) => id);
}

async function count(manager: EntityManager, userId: number, defaultLimit: number): Promise<Usage | null> {
  const [rows] = await manager.query<[CountRow[], number]>(COUNT_REQUEST, [userId, defaultLimit]);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    totalRequests: row.total_requests,
    dailyRequests: row.daily_requests,
    dailyRequestLimit: row.daily_limit,
    remainingRequests: row.daily_limit - row.daily_requests,
  };
}
