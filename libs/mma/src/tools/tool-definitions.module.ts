import { Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { MmaModule } from '../mma.module.js';

/** Stands for the database where nothing is asked of it. */
@Global()
@Module({
  providers: [{ provide: getDataSourceToken(), useValue: {} }],
  exports: [getDataSourceToken()],
})
class NoDatabaseModule {}

/** The tools without a database, for their definitions only. */
@Module({ imports: [NoDatabaseModule, MmaModule] })
export class ToolDefinitionsModule {}
