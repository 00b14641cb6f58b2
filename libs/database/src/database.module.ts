import type { AppConfig } from '@app/config';
import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Entities } from './data-source-options.js';
import { OpenDatabase, openDataSource } from './open-data-source.js';

@Module({})
class OpenDatabaseModule {}

/** Provides TypeORM's DataSource and {@link OpenDatabase} globally. Shutdown closes them after the last request. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(OpenDatabase) private readonly database: OpenDatabase) {}

  static forRoot(config: AppConfig, entities: Entities): DynamicModule {
    const openModule: DynamicModule = {
      module: OpenDatabaseModule,
      providers: [{ provide: OpenDatabase, useFactory: () => openDataSource(config, entities) }],
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
