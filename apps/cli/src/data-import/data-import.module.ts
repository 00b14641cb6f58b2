import { type AppConfig, ConfigModule } from '@app/config';
import { DataCollectionModule } from '@app/data-collection';
import { DatabaseModule } from '@app/database';
import { MMA_ENTITIES } from '@app/mma';
import { type DynamicModule, Module } from '@nestjs/common';

/** What the commands on the sports data need. */
@Module({})
export class DataImportModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: DataImportModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(config, MMA_ENTITIES),
        DataCollectionModule,
      ],
    };
  }
}
