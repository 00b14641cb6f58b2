import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, Raw, Repository } from 'typeorm';
import { RefreshTokenEntity } from './refresh-token.entity.js';
import type { PresentedToken, RotationDecision } from './rotation.js';
import { SignInCodeEntity } from './sign-in-code.entity.js';
import { SignInEntity, type SignInEnd } from './sign-in.entity.js';

/** Lifetime of a refresh token; each exchange issues a token with the whole lifetime. */
const REFRESH_TOKEN_LIFETIME = "interval '30 days'";
const CODE_LIFETIME = "interval '1 minute'";
/** Above it, a user's sign-ins that were idle longest are removed. */
const MAX_SIGN_INS = 200;

/** By hand: the age of the use by the database's clock, and whether a successor was used. */
const FIND_TOKEN = `
  SELECT sign_in.end_reason,
         token.expires_at <= clock_timestamp() AS is_expired,
         extract(epoch FROM clock_timestamp() - token.used_at)::float8 * 1000 AS used_ms_ago,
         EXISTS (SELECT FROM app.refresh_tokens AS successor
                  WHERE successor.parent_digest = token.digest AND successor.used_at IS NOT NULL) AS has_used_successor
    FROM app.refresh_tokens AS token
    JOIN app.sign_ins AS sign_in ON sign_in.id = token.sign_in_id
   WHERE token.digest = $1`;

/** By hand: keeps the newest sign-ins by a sub-query with an offset, and removes those whose tokens have all expired. */
const REMOVE_OLD = `
  DELETE FROM app.sign_ins AS sign_in
   WHERE user_id = $1
     AND (id IN (SELECT id FROM app.sign_ins WHERE user_id = $1 ORDER BY last_used_at DESC, id DESC OFFSET ${MAX_SIGN_INS})
          OR last_used_at < now() - ${REFRESH_TOKEN_LIFETIME}
             AND NOT EXISTS (SELECT FROM app.refresh_tokens
                              WHERE sign_in_id = sign_in.id AND expires_at > now()))
  RETURNING id`;

interface TokenRow {
  end_reason: SignInEnd | null;
  is_expired: boolean;
  used_ms_ago: number | null;
  has_used_successor: boolean;
}

export interface NewSignIn {
  id: string;
  userId: number;
  device: string | null;
  address: string | null;
  clientDigest: Buffer | null;
}

export interface Rotation {
  signIn: SignInEntity;
  decision: RotationDecision;
}

@Injectable()
export class SignInRepository {
  constructor(
    @InjectRepository(SignInEntity) private readonly signIns: Repository<SignInEntity>,
    @InjectRepository(SignInCodeEntity) private readonly codes: Repository<SignInCodeEntity>,
  ) {}

  /** @returns the ids of old sign-ins of the user that were removed */
  async insert(signIn: NewSignIn): Promise<string[]> {
    return this.signIns.manager.transaction(async (manager) => {
      await manager.insert(SignInEntity, signIn);
      const [removed] = await manager.query<[{ id: string }[], number]>(REMOVE_OLD, [signIn.userId]);
      return removed.map(({ id }) => id);
    });
  }

  async addToken(signInId: string, digest: Buffer): Promise<void> {
    await insertToken(this.signIns.manager, { signInId, digest, parentDigest: null });
  }

  findActive(id: string): Promise<SignInEntity | null> {
    return this.signIns.findOneBy({ id, endedAt: IsNull() });
  }

  findActiveOf(userId: number): Promise<SignInEntity[]> {
    const isUsable = Raw(
      (column) =>
        `EXISTS (SELECT FROM app.refresh_tokens WHERE sign_in_id = ${column} AND expires_at > now())`,
    );
    return this.signIns.find({
      where: { userId, endedAt: IsNull(), id: isUsable },
      order: { lastUsedAt: 'DESC', id: 'DESC' },
      take: MAX_SIGN_INS,
    });
  }

  /** Newest first. */
  findAllOf(userId: number): Promise<SignInEntity[]> {
    return this.signIns.find({ where: { userId }, order: { id: 'DESC' } });
  }

  async touch(id: string): Promise<void> {
    await this.signIns.update({ id }, { lastUsedAt: () => 'now()' });
  }

  /** @returns whether an active sign-in was ended */
  async end(where: { id: string; userId?: number }, reason: SignInEnd): Promise<boolean> {
    const { affected } = await this.signIns.update(
      { ...where, endedAt: IsNull() },
      { endedAt: () => 'now()', endReason: reason },
    );
    return (affected ?? 0) > 0;
  }

  async endAllOf(userId: number): Promise<void> {
    await this.signIns.update(
      { userId, endedAt: IsNull() },
      { endedAt: () => 'now()', endReason: 'signed_out' },
    );
  }

  async findByToken(digest: Buffer): Promise<SignInEntity | null> {
    return this.signIns
      .createQueryBuilder('sign_in')
      .innerJoin(RefreshTokenEntity, 'token', 'token.sign_in_id = sign_in.id')
      .where('token.digest = :digest', { digest })
      .getOne();
  }

  /**
   * Exchanges a token for the next one if `decide` says `rotate`, and ends the sign-in if it says `reuse`. The row of the
   * sign-in is locked, so that exchanges of one family take turns. @returns null for an unknown token, and for a sign-in that
   * is not allowed
   */
  async rotate(
    digest: Buffer,
    nextDigest: Buffer,
    decide: (token: PresentedToken) => RotationDecision,
    isAllowed: (signIn: SignInEntity) => boolean,
  ): Promise<Rotation | null> {
    const found = await this.findByToken(digest);
    if (found === null || !isAllowed(found)) return null;
    return this.signIns.manager.transaction(async (manager) => {
      const signIn = await manager.findOne(SignInEntity, {
        where: { id: found.id },
        lock: { mode: 'pessimistic_write' },
      });
      const [row] = await manager.query<TokenRow[]>(FIND_TOKEN, [digest]);
      if (signIn === null || row === undefined) return null;
      const decision = decide({
        endReason: row.end_reason,
        isExpired: row.is_expired,
        usedMsAgo: row.used_ms_ago,
        hasUsedSuccessor: row.has_used_successor,
      });
      if (decision === 'reuse') {
        await manager.update(
          SignInEntity,
          { id: signIn.id },
          { endedAt: () => 'now()', endReason: 'reused' },
        );
      }
      if (decision === 'rotate') {
        await manager.update(
          RefreshTokenEntity,
          { digest, usedAt: IsNull() },
          { usedAt: () => 'clock_timestamp()' },
        );
        await insertToken(manager, { signInId: signIn.id, digest: nextDigest, parentDigest: digest });
        await manager.update(SignInEntity, { id: signIn.id }, { lastUsedAt: () => 'now()' });
        await removeExpired(manager, signIn.id);
      }
      return { signIn, decision };
    });
  }

  async addCode(signInId: string, digest: Buffer): Promise<void> {
    await this.codes.insert({ signInId, digest, expiresAt: () => `now() + ${CODE_LIFETIME}` });
  }

  /** @returns the sign-in of a code that was not used before; null for any other */
  async takeCode(digest: Buffer): Promise<SignInEntity | null> {
    const taken = await this.codes
      .createQueryBuilder()
      .delete()
      .where('digest = :digest AND expires_at > now()', { digest })
      .returning('sign_in_id')
      .execute();
    const [code] = taken.raw as { sign_in_id: string }[];
    return code === undefined ? null : this.findActive(code.sign_in_id);
  }
}

async function insertToken(
  manager: EntityManager,
  token: { signInId: string; digest: Buffer; parentDigest: Buffer | null },
): Promise<void> {
  await manager.insert(RefreshTokenEntity, {
    ...token,
    expiresAt: () => `now() + ${REFRESH_TOKEN_LIFETIME}`,
  });
}

async function removeExpired(manager: EntityManager, signInId: string): Promise<void> {
  await manager.delete(RefreshTokenEntity, { signInId, expiresAt: Raw((column) => `${column} <= now()`) });
}
