import { describe, expect, it, jest } from '@jest/globals';
import { ServerHealth } from './server-health.js';

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
};

describe(ServerHealth.name, () => {
  it('considers a server up until a probe fails', async () => {
    const health = new ServerHealth(async () => false);
    expect(health.isDown).toBe(false);
    health.suspect();
    await settle();
    expect(health.isDown).toBe(true);
    health.close();
  });

  it('considers a server up that responds to the probe', async () => {
    const changes: boolean[] = [];
    const health = new ServerHealth(
      async () => true,
      (isDown) => changes.push(isDown),
    );
    health.suspect();
    await settle();
    expect(health.isDown).toBe(false);
    expect(changes).toEqual([]);
  });

  it('does not probe a server again that has just responded', async () => {
    const probe = jest.fn(async () => true);
    const health = new ServerHealth(probe);
    health.suspect();
    await settle();
    health.suspect();
    await settle();
    expect(probe).toHaveBeenCalledTimes(1);
  });

  it('runs one probe for several suspicions', async () => {
    let answer: (answers: boolean) => void = () => undefined;
    const probe = jest.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
    const health = new ServerHealth(probe);
    for (let times = 0; times < 10; times += 1) health.suspect();
    answer(true);
    await settle();
    expect(probe).toHaveBeenCalledTimes(1);
  });

  it('probes a server that is down until it responds, and notifies of both changes', async () => {
    jest.useFakeTimers();
    try {
      const answers = [false, false, true];
      const changes: boolean[] = [];
      const probe = jest.fn(async () => answers.shift() ?? true);
      const health = new ServerHealth(probe, (isDown) => changes.push(isDown));
      health.suspect();
      await settle();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(health.isDown).toBe(true);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(health.isDown).toBe(false);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(probe).toHaveBeenCalledTimes(3);
      expect(changes).toEqual([true, false]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('stops probing once it is closed', async () => {
    jest.useFakeTimers();
    try {
      const probe = jest.fn(async () => false);
      const health = new ServerHealth(probe);
      health.suspect();
      await settle();
      health.close();
      await jest.advanceTimersByTimeAsync(10_000);
      expect(probe).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
