import { NestFactory } from '@nestjs/core';
import { Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { MmaModule } from './mma.module.js';
import { ToolRegistry } from './tools/tool-registry.js';
import type { ToolDefinition } from './tools/tool.js';

/** Replaces the DataSource. */
const NO_DATABASE = {
  options: {},
  entityMetadatas: [],
  getRepository: () => ({ existsBy: async () => false }),
};

@Global()
@Module({
  providers: [{ provide: getDataSourceToken(), useValue: NO_DATABASE }],
  exports: [getDataSourceToken()],
})
class NoDatabaseModule {}

@Module({ imports: [NoDatabaseModule, MmaModule] })
class ToolDefinitionsModule {}

/** The tools without a database, for documentation: they can be described, not called. */
export async function loadDescribedTools(): Promise<ToolRegistry> {
  const context = await NestFactory.createApplicationContext(ToolDefinitionsModule, { logger: ['error'] });
  try {
    return context.get(ToolRegistry);
  } finally {
    await context.close();
  }
}

/** Definitions of all tools without opening a database, for documentation. */
export const listToolDefinitions = async (): Promise<ToolDefinition[]> =>
  (await loadDescribedTools()).allDefinitions();
