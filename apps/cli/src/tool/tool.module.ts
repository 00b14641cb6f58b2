import { type AppConfig, ConfigModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { MMA_ENTITIES, MmaModule } from '@app/mma';
import { type DynamicModule, Module } from '@nestjs/common';

/** What a tool call from the command line needs. */
@Module({})
export class ToolModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ToolModule,
      imports: [ConfigModule.forRoot(config), DatabaseModule.forRoot(config, MMA_ENTITIES), MmaModule],
    };
  }
}
