import { describe, expect, it } from '@jest/globals';
import { retryWhileUnavailable } from './retry-while-unavailable.js';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

function failing(...errors: Error[]): () => Promise<string> {
  return async () => {
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'stored';
  };
}

describe(retryWhileUnavailable.name, () => {
  const { signal } = new AbortController();

  it.each(['25006', '53100', '53200', '53300', '57P01', '40P01', 'ECONNREFUSED'])(
    'retries after %s',
    async (code) => {
      const failures: unknown[] = [];
      const result = retryWhileUnavailable(failing(failure(code), failure(code)), {
        signal,
        onFailure: (error) => failures.push(error),
      });
      await expect(result).resolves.toBe('stored');
      expect(failures).toHaveLength(2);
    },
  );

  it('throws permanent errors', async () => {
    await expect(retryWhileUnavailable(failing(failure('23514')), { signal })).rejects.toThrow('23514');
  });

  it('throws the last failure when the signal is aborted during a delay', async () => {
    const abort = new AbortController();
    const result = retryWhileUnavailable(failing(failure('25006'), failure('53100')), {
      signal: abort.signal,
      onFailure: () => setImmediate(() => abort.abort()),
    });
    await expect(result).rejects.toThrow('25006');
  });

  it('tries once when the signal is already aborted', async () => {
    await expect(
      retryWhileUnavailable(failing(failure('25006')), { signal: AbortSignal.abort() }),
    ).rejects.toThrow('25006');
    await expect(retryWhileUnavailable(failing(), { signal: AbortSignal.abort() })).resolves.toBe('stored');
  });
});
