import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { AccountDisabledError } from '../auth/auth.errors.js';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { NodeBus, nodeTopic } from '../nodes/node-bus.js';
import { DEVELOPMENT_PROVIDER, type Account, type PersonClaims } from './person-claims.js';
import { millisecondsToMidnight, type Usage } from './usage.js';
import type { UserEntity } from './user.entity.js';
import { AddressTakenError, UsageLimitExceededError, UserNotFoundError } from './user.errors.js';
import { UserRepository } from './user.repository.js';

export interface ProfileChange {
  name?: string | null;
  picture?: string | null;
}

/** What about a person has changed that others act on. */
export interface PersonChange {
  isDeactivated: boolean;
}

type ChangeListener = (userId: number, change: PersonChange) => void;

const CHANGED = nodeTopic<{ userId: number; change: PersonChange }>('person-changed');

/** People and their counts. */
@Injectable()
export class UserService {
  private readonly listeners: ChangeListener[] = [];

  constructor(
    private readonly config: AppConfig,
    private readonly users: UserRepository,
    private readonly bus: NodeBus,
  ) {
    bus.on(CHANGED, ({ userId, change }) => this.tell(userId, change));
  }

  /** Calls the listener after anything about a person but their counts has changed, by whichever node. */
  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  /**
   * The account of a person who presented a good token; made at first sight, once, however many requests race.
   * @throws AddressTakenError
   */
  async findOrCreate(claims: PersonClaims): Promise<Account> {
    let user = await this.find(claims);
    if (user === null) {
      await this.users.insertIfAbsent(claims);
      user = await this.find(claims);
    }
    if (user === null) throw new UserNotFoundError();
    const { id, email, name, isActive } = user;
    return { id, email, name, isActive, isAdmin: this.isAdmin(user) };
  }

  async read(caller: AuthenticatedUser): Promise<UserEntity> {
    const user = await this.users.findById(caller.id);
    if (user === null) throw new UserNotFoundError();
    return { ...user, isAdmin: this.isAdmin(user) };
  }

  async updateProfile(caller: AuthenticatedUser, change: ProfileChange): Promise<UserEntity> {
    await this.users.updateProfile(caller.id, change);
    this.announce(caller.id, { isDeactivated: false });
    return this.read(caller);
  }

  /** Deactivating refuses the person's next request and ends their connections, on every node. */
  async setActive(userId: number, isActive: boolean): Promise<void> {
    await this.users.setActive(userId, isActive);
    this.announce(userId, { isDeactivated: !isActive });
  }

  /**
   * Lets every node act on a deactivation that was made in the database itself.
   * @returns what to throw
   */
  deactivationFound(userId: number): AccountDisabledError {
    // The refusal goes out before the connection that it answers is closed.
    setImmediate(() => this.announce(userId, { isDeactivated: true }));
    return new AccountDisabledError();
  }

  /** Counts one request. @throws UsageLimitExceededError when none remain today, AccountDisabledError */
  async consumeRequest(caller: AuthenticatedUser): Promise<Usage> {
    const defaultLimit = this.config.env.DAILY_REQUEST_LIMIT;
    const counted = await this.users.countRequestAlone(caller.id, defaultLimit);
    if (counted === null) {
      const { dailyRequestLimit, isActive } = await this.read(caller);
      if (!isActive) throw this.deactivationFound(caller.id);
      throw new UsageLimitExceededError(
        dailyRequestLimit ?? defaultLimit,
        millisecondsToMidnight(new Date()),
      );
    }
    return counted;
  }

  /** The person whom the provider knows by this subject, else the one whose address the claims prove to have. */
  private async find(claims: PersonClaims): Promise<UserEntity | null> {
    const known = await this.users.findBySubject(claims.provider, claims.subject);
    if (known !== null) return known;
    const namesake = await this.users.findByEmail(claims.email);
    if (namesake !== null && !this.isSamePerson(claims, namesake)) throw new AddressTakenError();
    return namesake;
  }

  /** An address that nobody checked would let one person become another. */
  private isSamePerson(claims: PersonClaims, namesake: UserEntity): boolean {
    if (claims.isEmailVerified && claims.provider !== DEVELOPMENT_PROVIDER) return true;
    // Another request of theirs added them after the search by subject.
    if (namesake.provider === claims.provider && namesake.providerSubject === claims.subject) return true;
    const isOfDevelopment = [claims.provider, namesake.provider].includes(DEVELOPMENT_PROVIDER);
    return this.config.devLoginEnabled && isOfDevelopment;
  }

  private isAdmin(user: UserEntity): boolean {
    return user.isAdmin || this.config.env.ADMIN_EMAILS.includes(user.email);
  }

  private announce(userId: number, change: PersonChange): void {
    this.tell(userId, change);
    this.bus.publish(CHANGED, { userId, change });
  }

  private tell(userId: number, change: PersonChange): void {
    for (const listener of this.listeners) listener(userId, change);
  }
}
