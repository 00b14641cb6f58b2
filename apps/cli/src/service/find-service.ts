import { setTimeout as wait } from 'node:timers/promises';
import type { AppConfig } from '@app/config';
import { startOwnService } from './own-service.js';
import { stateOf, ServiceError } from './service-client.js';

const POLL_MS = 250;
const READY_TIMEOUT_MS = 120_000;

export interface FoundService {
  readonly url: string;
  close(): Promise<void>;
}

export const defaultUrl = (config: AppConfig): string => `http://127.0.0.1:${config.env.PORT}`;

/**
 * Finds the running service and waits while it starts; starts one if none is running.
 * @param url of the service; undefined uses the configured port and may start a service
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
  say(`No service at ${address}; starting one for this question …`);
  return startOwnService();
}
