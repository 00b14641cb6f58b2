import { Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { MmaModule } from './mma.module.js';

/** Stands for the database where only definitions are asked for: it is empty. */
@Global()
@Module({
  providers: [{ provide: getDataSourceToken(), useValue: { query: async () => [] } }],
  exports: [getDataSourceToken()],
})
class NoDatabaseModule {}

/** The tools without a database, for their definitions only. */
@Module({ imports: [NoDatabaseModule, MmaModule] })
export class ToolDefinitionsModule {}
