import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ConfigModule, loadConfig } from '@app/config';
import { DatabaseModule } from '@app/database';
import {
  Calendar,
  FighterNames,
  MMA_ENTITIES,
  MmaModule,
  toolErrorSchema,
  ToolRegistry,
  type ToolErrorPayload,
  type ToolMeta,
} from '@app/mma';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';

export const TODAY = '2025-01-01';

export interface TestTools {
  registry: ToolRegistry;
  names: FighterNames;
  dataSource: DataSource;
  get<Provider>(token: Type<Provider>): Provider;
  /** The result of a call that must succeed. */
  call<Data>(name: string, args: object): Promise<{ data: Data; meta: ToolMeta }>;
  /** The error of a call that must fail. */
  fail(name: string, args: unknown): Promise<ToolErrorPayload['error']>;
  close(): Promise<void>;
}

export async function startTools(env: Record<string, string>): Promise<TestTools> {
  const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...env });
  const app = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(config), DatabaseModule.forRoot(config, MMA_ENTITIES), MmaModule],
  })
    .overrideProvider(Calendar)
    .useValue({ today: () => TODAY })
    .compile();
  app.useLogger(false);
  app.enableShutdownHooks();
  await app.init();
  const registry = app.get(ToolRegistry);
  const { signal } = new AbortController();
  const checkOutput = outputChecker(registry);
  return {
    registry,
    names: app.get(FighterNames),
    dataSource: app.get(DataSource),
    get: (token) => app.get(token),
    async call<Data>(name: string, args: object) {
      const outcome = await registry.call(name, args, signal);
      if (!outcome.ok) throw new Error(`${name} failed: ${JSON.stringify(outcome.result)}`);
      checkOutput(name, outcome.result);
      return { data: outcome.result.data as Data, meta: outcome.result.meta };
    },
    async fail(name, args) {
      const outcome = await registry.call(name, args, signal);
      if (outcome.ok) throw new Error(`${name} succeeded: ${JSON.stringify(outcome.result)}`);
      return toolErrorSchema.parse(outcome.result).error;
    },
    close: () => app.close(),
  };
}

/** Throws if a result differs from the published schema of its tool, including additional keys. */
function outputChecker(registry: ToolRegistry): (name: string, result: unknown) => void {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validators = new Map(
    registry.definitions().map(({ name, output_schema }) => [name, ajv.compile(output_schema)]),
  );
  return (name, result) => {
    const validate = validators.get(name);
    if (validate?.(JSON.parse(JSON.stringify(result))) === true) return;
    throw new Error(`${name} does not keep to its output schema: ${ajv.errorsText(validate?.errors)}`);
  };
}
