import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

const MAX_RETRIES = 3;
const STALE_AFTER_MS = 30_000;
/** Codes that may be gone at the next attempt. */
const PASSING = new Set(['unreachable', 'database_unavailable', 'shutting_down', 'timeout']);

/** Caches what REST answers. Only failures of the way there are tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_AFTER_MS,
      retry: (failures, error) =>
        failures < MAX_RETRIES && error instanceof Problem && PASSING.has(error.code),
    },
    mutations: { retry: false },
  },
});
