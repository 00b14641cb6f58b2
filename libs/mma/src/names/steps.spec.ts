import { describe, expect, it } from '@jest/globals';
import { finish, finishInTurns, type Steps } from './steps.js';

function* countTo(last: number, onStep: () => void = () => undefined): Steps<number> {
  for (let step = 0; step < last; step += 1) {
    onStep();
    yield;
  }
  return last;
}
const busyFor = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe(finish, () => {
  it('does all the work', () => {
    expect(finish(countTo(100))).toBe(100);
  });
});

describe(finishInTurns, () => {
  const { signal } = new AbortController();

  it('lets the event loop turn between long steps', async () => {
    let turns = 0;
    const count = (): void => {
      turns += 1;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    expect(
      await finishInTurns(
        countTo(5, () => busyFor(10)),
        signal,
      ),
    ).toBe(5);
    clearImmediate(immediate);
    expect(turns).toBeGreaterThanOrEqual(5);
  });

  it('begins in a turn of its own', async () => {
    const seen: string[] = [];
    setImmediate(() => seen.push('another'));
    await finishInTurns(
      countTo(1, () => seen.push('step')),
      signal,
    );
    expect(seen).toEqual(['another', 'step']);
  });

  it('ends when it is aborted', async () => {
    const abort = new AbortController();
    const steps = countTo(100, () => {
      busyFor(10);
      abort.abort(new Error('stopped'));
    });
    await expect(finishInTurns(steps, abort.signal)).rejects.toThrow('stopped');
  });
});
