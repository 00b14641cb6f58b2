import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

/** Where and how to connect: the part of TypeORM's options that differs between databases. */
export type ConnectionOptions = { type: 'postgres' } & Partial<
  Pick<
    PostgresDataSourceOptions,
    'host' | 'port' | 'username' | 'database' | 'applicationName' | 'poolSize' | 'extra'
  >
>;

/** A database that can be connected to. */
export interface DatabaseHandle {
  readonly kind: 'embedded' | 'postgres';
  /** Whether this process runs the engine of an embedded database: no other has worked in it before. */
  readonly isOwner: boolean;
  readonly options: ConnectionOptions;
  /** Ends what was started for it. Connections are closed first, by whoever opened them. */
  close(): Promise<void>;
}
