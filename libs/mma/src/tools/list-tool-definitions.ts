import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { MmaModule } from '../mma.module.js';
import { ToolRegistry } from './tool-registry.js';
import type { ToolDefinition } from './tool.js';

/** Stands for the database where nothing is asked of it. */
@Global()
@Module({
  providers: [{ provide: getDataSourceToken(), useValue: {} }],
  exports: [getDataSourceToken()],
})
class NoDatabaseModule {}

@Module({ imports: [NoDatabaseModule, MmaModule] })
class ToolDefinitionsModule {}

/** Every tool as models are told of it, without opening a database: for documentation. */
export async function listToolDefinitions(): Promise<ToolDefinition[]> {
  const context = await NestFactory.createApplicationContext(ToolDefinitionsModule, { logger: ['error'] });
  try {
    return context.get(ToolRegistry).definitions();
  } finally {
    await context.close();
  }
}
