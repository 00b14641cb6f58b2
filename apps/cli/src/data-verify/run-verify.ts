import type { AppConfig } from '@app/config';
import { VerificationService } from '@app/mma';
import { NestFactory } from '@nestjs/core';
import { ToolModule } from '../tool/tool.module.js';
import { renderVerification } from './verification-text.js';

const FAILED = 1;

/** Verifies the derived figures and prints what was found; the exit code is 1 where something differs. */
export async function runVerify(config: AppConfig): Promise<number> {
  const context = await NestFactory.createApplicationContext(ToolModule.forRoot(config), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    const verification = await context.get(VerificationService).verify();
    process.stdout.write(renderVerification(verification));
    return verification.tables.some(({ differences }) => differences > 0) ? FAILED : 0;
  } finally {
    await context.close();
  }
}
