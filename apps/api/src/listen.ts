import type { AppConfig } from '@app/config';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The development sign-in asks for no password, so the service then listens on the loopback address only. */
const hostOf = (config: AppConfig): string => (config.devLoginEnabled ? '127.0.0.1' : '0.0.0.0');

/** Fails before the database is opened when the port is in use. */
export async function assertPortFree(config: AppConfig): Promise<void> {
  const probe = createServer().listen(config.env.PORT, hostOf(config));
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

/** Starts to serve. @returns the service's URL on this machine */
export async function listen(app: NestFastifyApplication, config: AppConfig): Promise<string> {
  try {
    await app.listen(config.env.PORT, hostOf(config));
  } catch (error) {
    await app.close();
    throw error;
  }
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.env.PORT;
  return `http://localhost:${port}`;
}
