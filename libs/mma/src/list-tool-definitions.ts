import { NestFactory } from '@nestjs/core';
import { ToolDefinitionsModule } from './tool-definitions.module.js';
import { ToolRegistry } from './tools/tool-registry.js';
import type { ToolDefinition } from './tools/tool.js';

/** Every tool as models are told of it, without opening a database: for documentation. */
export async function listToolDefinitions(): Promise<ToolDefinition[]> {
  const context = await NestFactory.createApplicationContext(ToolDefinitionsModule, { logger: ['error'] });
  try {
    return context.get(ToolRegistry).definitions();
  } finally {
    await context.close();
  }
}
