import { setTimeout as wait } from 'node:timers/promises';
import { readRecordedService, type AppConfig } from '@app/config';
import { startOwnService } from './own-service.js';
import { stateOf, ServiceError } from './service-client.js';

const POLL_MS = 250;
const READY_TIMEOUT_MS = 120_000;

export interface FoundService {
  readonly url: string;
  close(): Promise<void>;
}

/** The service at the configured port; if there is none, the one that runs on the data folder with another port. */
export async function locateService(config: AppConfig): Promise<string> {
  const configured = `http://127.0.0.1:${config.env.PORT}`;
  const recorded = readRecordedService(config.env.DATABASE_DIR)?.url;
  if (recorded === undefined || (await stateOf(configured)) !== 'absent') return configured;
  return (await stateOf(recorded)) === 'absent' ? configured : recorded;
}

/**
 * Finds the running service and waits while it starts; starts one if none is running.
 * @param url of the service; undefined locates it and may start one
 */
export async function findService(
  config: AppConfig,
  url: string | undefined,
  say: (line: string) => void,
): Promise<FoundService> {
  const address = (url ?? (await locateService(config))).replace(/\/+$/, '');
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
