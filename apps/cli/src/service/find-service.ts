import { setTimeout as wait } from 'node:timers/promises';
import type { AppConfig } from '@app/config';
import { startOwnService } from './own-service.js';
import { stateOf } from './service-client.js';
import { ServiceError } from './service.errors.js';

const POLL_MS = 250;
const READY_TIMEOUT_MS = 120_000;

export interface FoundService {
  readonly url: string;
  close(): Promise<void>;
}

export const defaultUrl = (config: AppConfig): string => `http://127.0.0.1:${config.env.PORT}`;

/**
 * The running service, waited for while it starts; where none runs, one of our own.
 * @param url where it must be; undefined looks at the configured port and starts one if nothing is there.
 */
export async function findService(
  config: AppConfig,
  url: string | undefined,
  say: (line: string) => void,
): Promise<FoundService> {
  const address = (url ?? defaultUrl(config)).replace(/\/+$/, '');
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let state = await stateOf(address);
  if (state === 'starting') say(`The service at ${address} is starting; waiting for it …`);
  while (state === 'starting' && Date.now() < deadline) {
    await wait(POLL_MS);
    state = await stateOf(address);
  }
  if (state === 'ready') return { url: address, close: async () => undefined };
  if (url !== undefined || state === 'starting') {
    throw new ServiceError('unreachable', `No service is ready at ${address}.`);
  }
  say('No service is running; starting one for this question …');
  return startOwnService();
}
