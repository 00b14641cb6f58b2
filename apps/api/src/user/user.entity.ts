import type { UserLanguage } from '@app/chat-protocol';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'app', name: 'users' })
@Check('users_requests_check', 'total_requests >= 0 AND daily_requests >= 0 AND daily_request_limit >= 0')
@Check('users_language_check', "language IN ('ko', 'en')")
@Check('users_email_verified_check', 'email IS NOT NULL OR NOT email_verified')
@Index('users_provider_subject', ['provider', 'providerSubject'], { unique: true })
@Index('users_verified_email', ['email'], { unique: true, where: 'email_verified' })
@Index('users_unverified_email', ['email'], { where: 'NOT email_verified' })
@Index('users_search_trgm', { synchronize: false })
@Index('users_deleted', ['deletedAt'], { where: 'deleted_at IS NOT NULL' })
export class UserEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Identity provider: `google`, `dev`, … */
  @Column({ type: 'varchar', length: 32 })
  provider!: string;

  /** The provider's id of the user (`sub`); without a provider, `sub` and the verified address. */
  @Column({ type: 'varchar', length: 576, name: 'provider_subject' })
  providerSubject!: string;

  /** Lower case. Null if unknown, or if another account has verified the address. */
  @Column({ type: 'varchar', length: 320, nullable: true })
  email!: string | null;

  /** Whether a sign-in verified {@link email}. A verified address belongs to one account. */
  @Column({ type: 'boolean', name: 'email_verified', default: false })
  emailVerified!: boolean;

  @Column({ type: 'varchar', length: 200, nullable: true })
  name!: string | null;

  /** https URL of an image. */
  @Column({ type: 'varchar', length: 2000, nullable: true })
  picture!: string | null;

  /** IANA name; null if the user has set none. */
  @Column({ type: 'varchar', length: 64, name: 'time_zone', nullable: true })
  timeZone!: string | null;

  /** Preferred language; null if the user has set none. */
  @Column({ type: 'varchar', length: 2, nullable: true })
  language!: UserLanguage | null;

  @Column({ type: 'boolean', name: 'is_admin', default: false })
  isAdmin!: boolean;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive!: boolean;

  /** Tokens of other services issued until then are refused. */
  @Column({ type: 'timestamptz', name: 'signed_out_at', nullable: true })
  signedOutAt!: Date | null;

  @Column({ type: 'integer', name: 'total_requests', default: 0 })
  totalRequests!: number;

  /** Requests on {@link dailyRequestsOn}; zero on any other day. */
  @Column({ type: 'integer', name: 'daily_requests', default: 0 })
  dailyRequests!: number;

  /** UTC day of {@link dailyRequests}. */
  @Column({ type: 'date', name: 'daily_requests_on', nullable: true })
  dailyRequestsOn!: string | null;

  /** Requests per day, set by an administrator; null means DAILY_REQUEST_LIMIT. */
  @Column({ type: 'integer', name: 'daily_request_limit', nullable: true })
  dailyRequestLimit!: number | null;

  /** Set while the rows of a deleted account are being deleted; the row is then anonymous and inactive. */
  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
