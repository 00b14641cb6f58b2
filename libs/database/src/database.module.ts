import type { AppConfig } from '@app/config';
import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Entities } from './data-source-options.js';
import { OpenDatabase, openDataSource } from './open-data-source.js';

/** A database that is opened at most once, when it is first needed. */
export class DatabaseOpening {
  private opened: Promise<OpenDatabase> | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly entities: Entities,
  ) {}

  open(): Promise<OpenDatabase> {
    return (this.opened ??= openDataSource(this.config, this.entities));
  }

  /** For a start that failed meanwhile, for another reason or for this one. Never rejects. */
  async discard(): Promise<void> {
    await this.opened?.then(
      (database) => database.close(),
      () => undefined,
    );
  }
}

@Module({})
class OpenDatabaseModule {}

/** Provides TypeORM's DataSource and {@link OpenDatabase} globally. Shutdown closes them after the last request. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(OpenDatabase) private readonly database: OpenDatabase) {}

  static forRoot(
    config: AppConfig,
    entities: Entities,
    opening = new DatabaseOpening(config, entities),
  ): DynamicModule {
    const openModule: DynamicModule = {
      module: OpenDatabaseModule,
      providers: [{ provide: OpenDatabase, useFactory: () => opening.open() }],
      exports: [OpenDatabase],
    };
    let opened: DataSource | null = null;
    return {
      module: DatabaseModule,
      imports: [
        openModule,
        TypeOrmModule.forRootAsync({
          imports: [openModule],
          inject: [OpenDatabase],
          useFactory: (database: OpenDatabase) => {
            opened = database.dataSource;
            return { ...database.dataSource.options };
          },
          dataSourceFactory: async () => {
            if (opened === null)
              throw new Error('The data source was requested before the database was open.');
            return opened;
          },
        }),
      ],
      exports: [openModule, TypeOrmModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
